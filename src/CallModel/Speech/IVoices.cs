using CallCenter.CallModel.Sound;

namespace CallCenter.CallModel.Speech;

/// <summary>Speaks. Implemented by Speech: a recorded prompt wins over the cache, the cache over synthesis.</summary>
public interface IVoices
{
    /// <summary>
    /// The recorded prompt <paramref name="key"/> of the language where there is one, else <paramref name="text"/> spoken. Never throws:
    /// without any voice the clip is a short tone, and the health page says so.
    /// </summary>
    ValueTask<AudioClip> PromptAsync(string key, string text, string language, CancellationToken ct = default);

    /// <summary>Free text (an article's answer, a title).</summary>
    ValueTask<AudioClip> SpeakAsync(string text, string language, CancellationToken ct = default);

    /// <summary>A WAV by its path under prompts/, for instance "music/hold"; null when there is none.</summary>
    ValueTask<AudioClip?> SoundAsync(string name, CancellationToken ct = default);
}
