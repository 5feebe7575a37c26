namespace CallCenter.Speech.Voices;

/// <summary>Holds a cache directory below 512 MB (nine hours of speech): the files written longest ago go first.</summary>
internal sealed class DiskBudget(string directory, long maxBytes = 512L * 1024 * 1024)
{
    private readonly Lock _gate = new();
    private long _bytes = -1;

    public void Added(string path)
    {
        lock (_gate)
        {
            _bytes = _bytes < 0 ? Files().Sum(f => f.Length) : _bytes + new FileInfo(path).Length;
            if (_bytes > maxBytes)
            {
                Shrink();
            }
        }
    }

    private void Shrink()
    {
        foreach (var file in Files().OrderBy(f => f.LastWriteTimeUtc).ToList())
        {
            if (_bytes <= maxBytes / 5 * 4)
            {
                return;
            }

            _bytes -= file.Length;
            file.Delete();
        }
    }

    private IEnumerable<FileInfo> Files() => new DirectoryInfo(directory).EnumerateFiles("*.wav", SearchOption.AllDirectories);
}
