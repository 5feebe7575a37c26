using System.Globalization;
using CallCenter.CtiServer.Options;
using CallCenter.MediaStack.Audio;

namespace CallCenter.CtiServer.Calls;

/// <summary>The recordings' files: DATA/recordings/yyyy/MM/dd/CALL.wav by the UTC day, both sides in stereo. Names are relative to the folder.</summary>
internal sealed partial class RecordingFiles(ServerSettings settings, ILogger<RecordingFiles> logger)
{
    private const int HeaderBytes = 44;
    private const int BytesPerSecond = AudioClip.SampleRate * 2 * sizeof(short);

    public static string NameOf(CallId call, DateTimeOffset at) => $"{at.UtcDateTime.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture)}/{call}.wav";

    public string PathOf(string name) => Path.Combine(settings.RecordingsDirectory, name);

    /// <summary>The length of its sound in seconds; null when there is no file or no sound in it.</summary>
    public double? SecondsOf(string name)
    {
        var file = new FileInfo(PathOf(name));
        return file.Exists && file.Length > HeaderBytes ? Math.Round((double)(file.Length - HeaderBytes) / BytesPerSecond, 2) : null;
    }

    /// <summary>What a call that the server's end cut off has left, made playable.</summary>
    public (string Name, double Seconds)? FindLost(CallId call, DateTimeOffset arrived)
    {
        // it is named by the moment when it began, which may be just after midnight
        foreach (var name in new[] { NameOf(call, arrived), NameOf(call, arrived.AddMinutes(5)) }.Distinct())
        {
            try
            {
                if (File.Exists(PathOf(name)) && WavRepair.Repair(PathOf(name)) is { } length)
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
            : [.. Directory.EnumerateFiles(root, "*.wav", SearchOption.AllDirectories)
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

    private static DateOnly? DayOf(string name) =>
        DateOnly.TryParseExact(Path.GetDirectoryName(name), "yyyy'/'MM'/'dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [LoggerMessage(EventId = 9030, Level = LogLevel.Warning, Message = "the recording {Name} of a call that was cut off cannot be read: {Why}")]
    private partial void LogUnreadable(string name, string why);
}
