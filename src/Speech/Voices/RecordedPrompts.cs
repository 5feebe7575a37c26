using System.Collections.Concurrent;
using CallCenter.CallModel;
using CallCenter.Speech.Audio;
using Microsoft.Extensions.Logging;

namespace CallCenter.Speech.Voices;

/// <summary>The WAVs under prompts/. A file that was changed is read again when it is next asked for.</summary>
internal sealed partial class RecordedPrompts(string directory, ClipMemory memory, ILogger<RecordedPrompts> log)
{
    private readonly ConcurrentDictionary<string, string> _refused = new();

    /// <param name="name">path under prompts/ without ".wav": letters, digits, dash, underscore and slashes.</param>
    public AudioClip? Find(string name)
    {
        if (!IsSafe(name))
        {
            return null;
        }

        var file = new FileInfo(Path.Combine(directory, name + ".wav"));
        if (!file.Exists)
        {
            return null;
        }

        var key = $"file {name} {file.Length} {file.LastWriteTimeUtc.Ticks}";
        return _refused.ContainsKey(key) ? null : memory.Find(key) ?? Load(file.FullName, key);
    }

    private AudioClip? Load(string path, string key)
    {
        var (clip, error) = WavFile.Read(path);
        if (clip is not null)
        {
            memory.Add(key, clip);
        }
        else if (_refused.TryAdd(key, path))
        {
            LogUnreadable(error ?? path);
        }

        return clip;
    }

    private static bool IsSafe(string name) =>
        name.Length is > 0 and <= 200 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '/')
        && name[0] != '/' && name[^1] != '/';

    [LoggerMessage(Level = LogLevel.Warning, Message = "Recorded prompt not used: {Reason}")]
    private partial void LogUnreadable(string reason);
}
