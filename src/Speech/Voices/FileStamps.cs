using System.Collections.Concurrent;

namespace CallCenter.Speech.Voices;

/// <summary>The files of a directory, each looked at once a second at most: asking the disk for every prompt of every call cost more than playing it.</summary>
internal sealed class FileStamps(string directory, TimeProvider time)
{
    private const int MostKept = 10_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, (long SeenAt, FileStamp? Stamp)> _seen = new();

    /// <summary>Null when there is no such file.</summary>
    /// <param name="name">a path inside the directory.</param>
    public FileStamp? Of(string name)
    {
        var now = time.GetTimestamp();
        if (_seen.TryGetValue(name, out var known) && time.GetElapsedTime(known.SeenAt, now) < Fresh)
        {
            return known.Stamp;
        }

        if (_seen.Count >= MostKept)
        {
            _seen.Clear();
        }

        var stamp = FileStamp.Of(Path.Combine(directory, name));
        _seen[name] = (now, stamp);
        return stamp;
    }
}
