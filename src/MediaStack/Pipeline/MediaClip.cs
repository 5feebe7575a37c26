using CallCenter.MediaStack.Codecs;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>
/// A finished piece of sound (mono) with, at 8 kHz, its G.711 forms beside it: each is made once, at the first playback in that law, so
/// that a thousand calls hearing the same prompt encode nothing. Keep one per sound and reuse it.
/// </summary>
/// <param name="sampleRate">Hz; legs play clips of their own format's rate.</param>
public sealed class MediaClip(ReadOnlyMemory<short> samples, int sampleRate = 8000)
{
    private byte[]? _pcmu;
    private byte[]? _pcma;

    public ReadOnlyMemory<short> Samples { get; } = samples;

    public int SampleRate { get; } = sampleRate;

    public TimeSpan Duration => TimeSpan.FromSeconds(Samples.Length / (double)SampleRate);

    /// <summary>The clip as G.711 bytes, one a sample. Two threads may both encode the first time; either result is the same.</summary>
    internal byte[] Encoded(AudioFormat law) =>
        law == AudioFormat.Pcma ? _pcma ??= Encode(G711.EncodeALaw) : _pcmu ??= Encode(G711.EncodeMuLaw);

    private byte[] Encode(Action<ReadOnlySpan<short>, Span<byte>> encode)
    {
        var bytes = new byte[Samples.Length];
        encode(Samples.Span, bytes);
        return bytes;
    }
}
