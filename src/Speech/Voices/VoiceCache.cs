using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CallCenter.Speech.Audio;
using Microsoft.Extensions.Logging;

namespace CallCenter.Speech.Voices;

/// <summary>
/// Spoken texts by voice and text: in memory, then on disk, then made. However many callers need a text at once, it is made once.
/// </summary>
internal sealed partial class VoiceCache(string directory, ClipMemory memory, ILogger<VoiceCache> log)
{
    /// <summary>Texts being made or waiting for it; more are refused.</summary>
    private const int MaxPending = 64;

    private readonly ConcurrentDictionary<string, Lazy<Task<(AudioClip?, string?)>>> _pending = new();
    private readonly DiskBudget _budget = new(directory);

    /// <summary>A clip, or why there is none. Throws only for <paramref name="ct"/>.</summary>
    public async Task<(AudioClip? Clip, string? Error)> GetAsync(ISynthesizer voice, string text, CancellationToken ct)
    {
        var key = Key(voice.Id, text);
        if (memory.Find(key) is { } known)
        {
            return (known, null);
        }

        if (_pending.Count >= MaxPending)
        {
            return (null, "too many texts at once");
        }

        // the work goes on when this caller hangs up: others may wait for it
        var work = _pending.GetOrAdd(key, k => new(() => Task.Run(() => MakeAsync(voice, text, k), CancellationToken.None)));
        return await work.Value.WaitAsync(ct);
    }

    private async Task<(AudioClip?, string?)> MakeAsync(ISynthesizer voice, string text, string key)
    {
        try
        {
            var path = Path.Combine(directory, key[..2], key + ".wav");
            var (clip, error) = FromDisk(path);
            if (clip is null)
            {
                (clip, error) = await SynthesizeAsync(voice, text);
                Keep(path, clip);
            }

            if (clip is not null)
            {
                memory.Add(key, clip);
            }

            return (clip, error);
        }
        catch (Exception e)
        {
            LogFailure(e);
            return (null, "synthesis failed");
        }
        finally
        {
            _pending.TryRemove(key, out _);
        }
    }

    private static (AudioClip?, string?) FromDisk(string path) => File.Exists(path) ? WavFile.Read(path) : (null, null);

    private static async Task<(AudioClip?, string?)> SynthesizeAsync(ISynthesizer voice, string text)
    {
        var made = await voice.SynthesizeAsync(text, CancellationToken.None);
        return made.Error is null ? (new AudioClip(Telephone.Fit(made.Samples, made.Rate)), null) : (null, made.Error);
    }

    private void Keep(string path, AudioClip? clip)
    {
        if (clip is null)
        {
            return;
        }

        try
        {
            WavFile.Write(path, clip.Samples.Span);
            _budget.Added(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotKept(e.Message); // a full disk costs time, not the prompt
        }
    }

    private static string Key(string voice, string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{voice}\n{text}")))[..40];

    [LoggerMessage(EventId = 11011, Level = LogLevel.Error, Message = "Synthesis failed")]
    private partial void LogFailure(Exception e);

    [LoggerMessage(EventId = 11012, Level = LogLevel.Warning, Message = "Spoken text is not kept on disk: {Reason}")]
    private partial void LogNotKept(string reason);
}
