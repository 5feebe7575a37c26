namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>Recordings in a folder; those named .sealed are under a key that is not there.</summary>
internal sealed class FakeRecordings(string folder) : IRecordings
{
    public RecordedSound Open(string name) => name.EndsWith(".sealed", StringComparison.Ordinal) ? new RecordedSound.Locked("2025")
        : File.Exists(Path.Combine(folder, name)) ? new RecordedSound.Found(File.OpenRead(Path.Combine(folder, name)))
        : new RecordedSound.Missing();
}
