namespace CallCenter.CallModel;

public enum PartState { Ok, Degraded, Down }

/// <summary>What /health/ready says of one part (sip, media, database, speech, tts).</summary>
/// <param name="Detail">one line: which engine, or what is missing and what goes on without it.</param>
public sealed record PartHealth(string Name, PartState State, string Detail);

public interface IHealthPart
{
    PartHealth Check();
}

/// <summary>Numbers of things alive inside a part ("calls", "legs", "rtpPorts", "timers"): after the last call all must be back at rest.</summary>
public interface ILiveTable
{
    IReadOnlyDictionary<string, long> Count();
}
