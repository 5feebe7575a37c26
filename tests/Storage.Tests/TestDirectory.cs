namespace CallCenter.Storage.Tests;

/// <summary>A fresh folder that goes away with the test.</summary>
internal sealed class TestDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("callcenter-storage-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
