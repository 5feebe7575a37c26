namespace CallCenter.CallModel.Sound;

/// <summary>
/// A finished piece of sound: mono, 16-bit linear PCM, <see cref="SampleRate"/> samples a second. Immutable, so it may be played
/// on many calls at once and its encoded forms may be cached beside it.
/// </summary>
public sealed class AudioClip(ReadOnlyMemory<short> samples)
{
    /// <summary>Samples per second of every clip and every frame that crosses the ports.</summary>
    public const int SampleRate = 8000;

    /// <summary>Samples in one 20 ms frame.</summary>
    public const int FrameSamples = SampleRate / 50;

    public static readonly AudioClip Empty = new(ReadOnlyMemory<short>.Empty);

    public ReadOnlyMemory<short> Samples { get; } = samples;

    public TimeSpan Duration => TimeSpan.FromSeconds((double)Samples.Length / SampleRate);

    public static AudioClip Silence(TimeSpan duration) => new(new short[(int)(duration.TotalSeconds * SampleRate)]);
}
