namespace CallCenter.Speech.Voices;

/// <summary>A voice of one language.</summary>
internal interface ISynthesizer
{
    /// <summary>Engine, voice and speed: part of the key under which its sound is cached.</summary>
    string Id { get; }

    /// <summary>Raw sound, or why there is none. Never throws but for <paramref name="ct"/>.</summary>
    Task<Synthesis> SynthesizeAsync(string text, CancellationToken ct);
}
