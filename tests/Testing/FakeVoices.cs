using System.Collections.Concurrent;

namespace CallCenter.Testing;

/// <summary>Speaks silence that lasts 60 ms a letter and knows what each clip would have said.</summary>
public sealed class FakeVoices : IVoices
{
    // made once for all tests: thousands of floors would make megabytes of silence each
    private static readonly ConcurrentDictionary<(string Text, string Language), AudioClip> Clips = new();

    private readonly ConcurrentDictionary<AudioClip, string> _texts = new();

    /// <summary>The keys of the prompts that were fetched, oldest first.</summary>
    public ConcurrentQueue<string> PromptKeys { get; } = new();

    public ValueTask<AudioClip> PromptAsync(string key, string text, string language, CancellationToken ct = default)
    {
        PromptKeys.Enqueue(key);
        return SpeakAsync(text, language, ct);
    }

    public ValueTask<AudioClip> SpeakAsync(string text, string language, CancellationToken ct = default)
    {
        var clip = Clips.GetOrAdd((text, language), _ => AudioClip.Silence(TimeSpan.FromMilliseconds(60 * text.Length)));
        _texts[clip] = text;
        return ValueTask.FromResult(clip);
    }

    public ValueTask<AudioClip?> SoundAsync(string name, CancellationToken ct = default) => ValueTask.FromResult<AudioClip?>(null);

    /// <summary>What a playback says, its spoken clips joined by " | "; pauses are left out.</summary>
    public string TextOf(FakePlayback playback) =>
        string.Join(" | ", playback.Clips.Select(clip => _texts.GetValueOrDefault(clip)).Where(text => text is not null));
}
