using System.Collections.Concurrent;
using CallCenter.CallModel.Texts;
using CallCenter.Speech.Audio;
using Microsoft.Extensions.Logging;

namespace CallCenter.Speech.Voices;

/// <summary>
/// Speaks: a recorded prompt wins over the cache, the cache over synthesis. A voice that fails or takes too long is replaced by the other one
/// for this text, and a short tone stands in for all of them.
/// </summary>
internal sealed partial class Speaking(RecordedPrompts recorded, VoiceCache cache, TimeProvider time, ILogger<Speaking> log) : IVoices, IHealthPart
{
    /// <summary>So long a caller waits for one text of one voice; the text is made all the same, for the next caller.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, string> _failures = new();
    private volatile IReadOnlyDictionary<string, string> _missing = new Dictionary<string, string>();
    private volatile IReadOnlyDictionary<string, ISynthesizer> _voices = new Dictionary<string, ISynthesizer>();
    private volatile Func<string, ISynthesizer?> _otherVoice = _ => null;

    public async ValueTask<AudioClip> PromptAsync(string key, string text, string language, CancellationToken ct = default)
    {
        var folder = LanguageTag.PrimaryOrEmpty(language);
        return recorded.Prompt(folder, key, text) ?? await SpeakAsync(text, language, ct);
    }

    public async ValueTask<AudioClip> SpeakAsync(string text, string language, CancellationToken ct = default)
    {
        var tag = LanguageTag.PrimaryOrEmpty(language);
        var spoken = SpokenText.Prepare(text, tag);
        if (spoken.Length == 0)
        {
            return AudioClip.Empty;
        }

        try
        {
            var (clip, error) = await MakeAsync(spoken, tag, ct);
            if (error is not null && _otherVoice(tag) is { } other && other.Id != VoiceOf(tag)?.Id)
            {
                (clip, _) = await MakeAsync(other, spoken, ct);
            }

            return Judge(tag, clip, error);
        }
        catch (OperationCanceledException)
        {
            return AudioClip.Empty; // the caller has gone
        }
    }

    /// <summary>The text in the very voice that is set for the language, or why there is none.</summary>
    public Task<(AudioClip? Clip, string? Error)> TrySpeakAsync(string text, string language, CancellationToken ct) =>
        _missing.TryGetValue(language, out var reason)
            ? Task.FromResult<(AudioClip?, string?)>((null, reason))
            : VoiceOf(language) is { } voice
                ? cache.GetAsync(voice, SpokenText.Prepare(text, language), ct)
                : Task.FromResult<(AudioClip?, string?)>((null, "no voice"));

    public ValueTask<AudioClip?> SoundAsync(string name, CancellationToken ct = default) => new(recorded.Find(name));

    /// <param name="voices">by language.</param>
    /// <param name="otherVoice">for a language that is not set.</param>
    /// <param name="missing">language to the reason why its voice cannot work.</param>
    public void Use(IReadOnlyDictionary<string, ISynthesizer> voices, Func<string, ISynthesizer?> otherVoice, IReadOnlyDictionary<string, string> missing)
    {
        _voices = voices;
        _otherVoice = otherVoice;
        _missing = missing;
    }

    /// <summary>Says a word that nobody hears: a program that is not installed is known before the first caller needs it.</summary>
    public async Task TryAsync(string language, CancellationToken ct)
    {
        if (VoiceOf(language) is { } voice && (await voice.SynthesizeAsync("1", ct)).Error is { } error)
        {
            Failed(language, error);
        }
    }

    public PartHealth Check()
    {
        var failures = _missing.Concat(_failures).ToList();
        return failures.Count > 0
            ? new PartHealth("tts", PartState.Degraded, [.. failures.Select(f => Missing(f.Key, f.Value))])
            : new PartHealth("tts", PartState.Ok, Ready(string.Join(", ", _voices.Select(v => $"{v.Key}: {v.Value.Id}"))));
    }

    private static HealthLine Ready(string voices) => HealthLine.Of(HealthCode.VoicesReady, voices, ("voices", voices));

    private static HealthLine Missing(string language, string why) => HealthLine.Of(HealthCode.VoiceMissing,
        $"{language}: {why}; recorded prompts go on", ("language", language), ("why", why));

    private ISynthesizer? VoiceOf(string tag) =>
        tag.Length == 0 ? null : _voices.TryGetValue(tag, out var voice) ? voice : _otherVoice(tag);

    private async Task<(AudioClip? Clip, string? Error)> MakeAsync(string spoken, string tag, CancellationToken ct) => VoiceOf(tag) is { } voice
        ? await MakeAsync(voice, spoken, ct)
        : (null, "no voice");

    private async Task<(AudioClip? Clip, string? Error)> MakeAsync(ISynthesizer voice, string spoken, CancellationToken ct)
    {
        try
        {
            return await cache.GetAsync(voice, spoken, ct).WaitAsync(LongestWait, time, ct);
        }
        catch (TimeoutException)
        {
            return (null, $"{voice.Id} took longer than {LongestWait.TotalSeconds} s");
        }
    }

    /// <param name="clip">of whichever voice has spoken.</param>
    /// <param name="error">of the voice that should have.</param>
    private AudioClip Judge(string tag, AudioClip? clip, string? error)
    {
        if (clip is null || error is not null)
        {
            Failed(tag, error ?? "synthesis failed");
        }
        else
        {
            _failures.TryRemove(tag, out _);
        }

        return clip ?? Tone.Missing;
    }

    private void Failed(string tag, string reason)
    {
        if (!_failures.TryGetValue(tag, out var known) || known != reason)
        {
            LogNoVoice(tag, reason);
        }

        if (_failures.Count < 100)
        {
            _failures[tag] = reason;
        }
    }

    [LoggerMessage(EventId = 11010, Level = LogLevel.Warning, Message = "Text in '{Language}' cannot be spoken by its voice, callers hear another one or a tone: {Reason}")]
    private partial void LogNoVoice(string language, string reason);
}
