using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Support;

/// <summary>Voices that may take their time over a prompt.</summary>
internal sealed class LateVoices(FakeVoices voices) : IVoices
{
    /// <summary>What a prompt waits for; null = nothing.</summary>
    public Func<Task>? Delay { get; set; }

    public async ValueTask<AudioClip> PromptAsync(string key, string text, string language, CancellationToken ct = default)
    {
        if (Delay is not null)
        {
            await Delay();
        }

        return await voices.PromptAsync(key, text, language, ct);
    }

    public ValueTask<AudioClip> SpeakAsync(string text, string language, CancellationToken ct = default) =>
        voices.SpeakAsync(text, language, ct);

    public ValueTask<AudioClip?> SoundAsync(string name, CancellationToken ct = default) => voices.SoundAsync(name, ct);
}
