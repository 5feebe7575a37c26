using System.Collections.Concurrent;
using CallCenter.Speech.Audio;
using Microsoft.Extensions.Logging;

namespace CallCenter.Speech.Voices;

/// <summary>The WAVs under prompts/. A file that was changed is read again when it is next asked for, a second later at most.</summary>
internal sealed partial class RecordedPrompts(string directory, ClipMemory memory, TimeProvider time, ILogger<RecordedPrompts> log)
{
    private readonly ConcurrentDictionary<string, string> _refused = new();
    private readonly FileStamps _files = new(directory, time);
    private readonly MadePrompts _made = new(directory);

    /// <summary>The recording of a prompt; null when there is none or when it is one of the product's own that says an older text.</summary>
    public AudioClip? Prompt(string language, string key, string text)
    {
        var name = $"{language}/{key}";
        var file = FileOf(name);
        return file is null || IsOutdated(language, key, text, file) ? null : Find(file);
    }

    /// <param name="name">path under prompts/ without ".wav": letters, digits, dash, underscore and slashes.</param>
    public AudioClip? Find(string name) => FileOf(name) is { } file ? Find(file) : null;

    private bool IsOutdated(string language, string key, string text, FileStamp file) =>
        _files.Of(MadePrompts.ListOf(language)) is { } list && _made.IsOutdated(language, list.Written, key, text, file.Length);

    private AudioClip? Find(FileStamp file) => _refused.ContainsKey(file.Key) ? null : memory.Find(file.Key) ?? Load(file.Path, file.Key);

    private FileStamp? FileOf(string name) => IsSafe(name) ? _files.Of(name + ".wav") : null;

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

    [LoggerMessage(EventId = 11009, Level = LogLevel.Warning, Message = "Recorded prompt not used: {Reason}")]
    private partial void LogUnreadable(string reason);
}
