namespace CallCenter.Testing;

/// <summary>A folder of its own for one test, gone afterwards.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private const int Attempts = 200;

    public string Path { get; } = Directory.CreateTempSubdirectory("callcenter-test-").FullName;

    public string this[params string[] names] => System.IO.Path.Combine([Path, .. names]);

    /// <summary>Writes a file and gives it a time of its own, so that a change is seen however coarse the disk's clock is.</summary>
    public string Write(string name, string text, int version = 1)
    {
        var file = this[name];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 1, 0, 0, version, DateTimeKind.Utc));
        return file;
    }

    public void Delete(string name) => File.Delete(this[name]);

    /// <summary>Deletes the folder. What the test let go of may still be writing its last file, so a folder that filled again is emptied again.</summary>
    public void Dispose()
    {
        for (var patience = new SpinWait(); ; patience.SpinOnce())
        {
            try
            {
                Directory.Delete(Path, recursive: true);
                return;
            }
            catch (IOException) when (patience.Count < Attempts)
            {
            }
        }
    }
}
