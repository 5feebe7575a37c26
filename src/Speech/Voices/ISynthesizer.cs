namespace CallCenter.Speech.Voices;

/// <summary>A voice of one language.</summary>
internal interface ISynthesizer
{
    /// <summary>Engine, voice and speed: part of the key under which its sound is cached.</summary>
    string Id { get; }

    /// <summary>Raw sound, or why there is none. Never throws but for <paramref name="ct"/>.</summary>
    Task<Synthesis> SynthesizeAsync(string text, CancellationToken ct);
}

/// <param name="Samples">mono, -1..1; empty when it failed.</param>
/// <param name="Error">null when it worked.</param>
internal readonly record struct Synthesis(float[] Samples, int Rate, string? Error)
{
    public static Synthesis Failed(string error) => new([], 0, error);
}
