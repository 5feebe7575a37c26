using System.Globalization;
using CallCenter.CtiServer.Options;
using CallCenter.MediaStack.Audio;
using CallCenter.MediaStack.Pipeline;
using CallCenter.MediaStack.Sealing;

namespace CallCenter.CtiServer.Calls;

/// <summary>
/// The recordings' files: DATA/recordings/yyyy/MM/dd/CALL.wav by the UTC day, both sides in stereo; encrypted ones end with .wav.sealed. Names are
/// relative to the folder.
/// </summary>
internal sealed partial class RecordingFiles(ServerSettings settings, ILogger<RecordingFiles> logger) : IRecordings
{
    private const string Plain = ".wav";
    private const string Sealed = ".wav.sealed";
    private const int HeaderBytes = 44;
    private const int Sides = 2;
    private const int BytesPerSecond = MediaRecording.SampleRate * Sides * sizeof(short);

    /// <summary>Of a recording that begins now.</summary>
    public string NameOf(CallId call, DateTimeOffset at) => NameOf(call, at, settings.RecordingKeys is null ? Plain : Sealed);

    public string PathOf(string name) => Path.Combine(settings.RecordingsDirectory, name);

    /// <summary>The call whose recording it is; null when it is none of ours.</summary>
    public static CallId? CallOf(string name) => CallId.TryParse(Path.GetFileName(name).Split('.')[0], out var call) ? call : null;

    /// <summary>The length of its sound in seconds; null when there is no file or no sound in it.</summary>
    public double? SecondsOf(string name)
    {
        var file = new FileInfo(PathOf(name));
        var seconds = !file.Exists ? 0 : IsSealed(name) ? SealedSound.SecondsIn(file.Length, MediaRecording.SampleRate, Sides) : (double)(file.Length - HeaderBytes) / BytesPerSecond;
        return seconds > 0 ? Math.Round(seconds, 2) : null;
    }

    public RecordedSound Open(string name)
    {
        try
        {
            if (InFolder(settings.RecordingsDirectory, name) is not { } path || !File.Exists(path))
            {
                return new RecordedSound.Missing();
            }

            if (!IsSealed(name))
            {
                return new RecordedSound.Found(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, useAsync: true));
            }

            return SealedSound.Open(path, settings.RecordingKeys, out var missing) is { } sound ? new RecordedSound.Found(sound) : Lacks(name, missing!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(name, e.Message);
            return new RecordedSound.Missing();
        }
    }

    /// <summary>What a call that the server's end cut off has left, made playable.</summary>
    public (string Name, double Seconds)? FindLost(CallId call, DateTimeOffset arrived)
    {
        // it is named by the moment when it began, which may be just after midnight
        foreach (var name in new[] { arrived, arrived.AddMinutes(5) }.SelectMany(at => new[] { NameOf(call, at, Plain), NameOf(call, at, Sealed) }).Distinct())
        {
            try
            {
                if (File.Exists(PathOf(name)) && Repair(name) is { } length)
                {
                    return (name, Math.Round(length.TotalSeconds, 2));
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                LogUnreadable(name, e.Message);
            }
        }

        return null;
    }

    /// <summary>Recordings of before a day, oldest first, at most so many.</summary>
    public IReadOnlyList<string> OlderThan(DateOnly day, int most)
    {
        var root = settings.RecordingsDirectory;
        return !Directory.Exists(root)
            ? []
            : [.. Directory.EnumerateFiles(root, $"*{Plain}*", SearchOption.AllDirectories)
                .Where(path => path.EndsWith(Plain, StringComparison.Ordinal) || IsSealed(path))
                .Select(path => Path.GetRelativePath(root, path))
                .Where(name => DayOf(name) < day)
                .Order(StringComparer.Ordinal)
                .Take(most)];
    }

    /// <summary>Deletes a recording, and the day's folder when it was its last.</summary>
    /// <exception cref="IOException">it cannot be deleted.</exception>
    public void Delete(string name)
    {
        File.Delete(PathOf(name));
        for (var folder = Path.GetDirectoryName(name); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            if (Directory.EnumerateFileSystemEntries(PathOf(folder)).Any())
            {
                return;
            }

            Directory.Delete(PathOf(folder));
        }
    }

    /// <summary>The full path, or null when the name leads out of the folder.</summary>
    internal static string? InFolder(string folder, string name)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, name));
        return path.StartsWith(root, StringComparison.Ordinal) ? path : null;
    }

    private static string NameOf(CallId call, DateTimeOffset at, string ending) =>
        $"{at.UtcDateTime.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture)}/{call}{ending}";

    private static bool IsSealed(string name) => name.EndsWith(Sealed, StringComparison.Ordinal);

    private static DateOnly? DayOf(string name) =>
        DateOnly.TryParseExact(Path.GetDirectoryName(name), "yyyy'/'MM'/'dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private TimeSpan? Repair(string name)
    {
        if (!IsSealed(name))
        {
            return WavRepair.Repair(PathOf(name));
        }

        var length = SealedSound.Repair(PathOf(name), settings.RecordingKeys, out var missing);
        if (missing is not null)
        {
            Lacks(name, missing);
        }

        return length;
    }

    private RecordedSound.Locked Lacks(string name, string key)
    {
        LogLocked(name, key);
        return new RecordedSound.Locked(key);
    }

    [LoggerMessage(EventId = 9030, Level = LogLevel.Warning, Message = "The recording {Name} cannot be read: {Why}")]
    private partial void LogUnreadable(string name, string why);

    [LoggerMessage(EventId = 9036, Level = LogLevel.Error, Message = "The recording {Name} is encrypted under the key {Key}, which Recording:KeyFile does not hold")]
    private partial void LogLocked(string name, string key);
}
