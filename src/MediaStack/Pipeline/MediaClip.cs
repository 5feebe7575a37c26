using CallCenter.MediaStack.Audio;
using CallCenter.MediaStack.Codecs;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>
/// A finished piece of sound (mono) with its other forms beside it (G.711, Opus, the other sample rate): each is made once, at the first playback
/// that needs it, so that a thousand calls hearing the same prompt convert nothing. Keep one per sound and reuse it.
/// </summary>
/// <param name="sampleRate">Hz, 8000 or 16000.</param>
public sealed class MediaClip(ReadOnlyMemory<short> samples, int sampleRate = 8000)
{
    private const int Narrow = 8000;

    private byte[]? _pcmu;
    private byte[]? _pcma;
    private short[]? _other;
    private OpusClip? _opus;

    public ReadOnlyMemory<short> Samples { get; } = samples;

    public int SampleRate { get; } = sampleRate;

    /// <summary>Nothing above 4 kHz is in it.</summary>
    internal bool IsNarrow => SampleRate == Narrow;

    public TimeSpan Duration => TimeSpan.FromSeconds(Samples.Length / (double)SampleRate);

    /// <summary>The clip at 8 or 16 kHz. Two threads may both convert the first time; either result is the same.</summary>
    internal ReadOnlySpan<short> At(int rate) => rate == SampleRate ? Samples.Span : _other ??= Convert();

    /// <summary>The clip as G.711 bytes, one a sample.</summary>
    internal byte[] Encoded(AudioFormat law) =>
        law == AudioFormat.Pcma ? _pcma ??= Encode(G711.EncodeALaw) : _pcmu ??= Encode(G711.EncodeMuLaw);

    /// <summary>The clip as Opus packets.</summary>
    internal OpusClip Opus => _opus ?? Interlocked.CompareExchange(ref _opus, new OpusClip(this), null) ?? _opus;

    private byte[] Encode(Action<ReadOnlySpan<short>, Span<byte>> encode)
    {
        var narrow = At(Narrow);
        var bytes = new byte[narrow.Length];
        encode(narrow, bytes);
        return bytes;
    }

    private short[] Convert()
    {
        var samples = Samples.Span;
        var converted = new short[SampleRate == Narrow ? 2 * samples.Length : samples.Length / 2];
        if (SampleRate == Narrow)
        {
            new HalfBand().Double(samples, converted);
        }
        else
        {
            new HalfBand().Halve(samples[..(2 * converted.Length)], converted);
        }

        return converted;
    }
}
