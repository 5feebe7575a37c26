using CallCenter.MediaStack.Codecs;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>
/// A finished piece of sound (mono, 8 kHz) with its G.711 forms beside it: each is made once, at the first playback in that law, so
/// that a thousand calls hearing the same prompt encode nothing. Keep one per sound and reuse it.
/// </summary>
public sealed class MediaClip(ReadOnlyMemory<short> samples)
{
    private byte[]? _pcmu;
    private byte[]? _pcma;

    public ReadOnlyMemory<short> Samples { get; } = samples;

    public TimeSpan Duration => TimeSpan.FromSeconds(Samples.Length / 8000.0);

    /// <summary>The clip as G.711 bytes, one a sample. Two threads may both encode the first time; either result is the same.</summary>
    internal byte[] Encoded(AudioFormat format) =>
        format == AudioFormat.Pcma ? _pcma ??= Encode(G711.EncodeALaw) : _pcmu ??= Encode(G711.EncodeMuLaw);

    private byte[] Encode(Action<ReadOnlySpan<short>, Span<byte>> encode)
    {
        var bytes = new byte[Samples.Length];
        encode(Samples.Span, bytes);
        return bytes;
    }
}
