namespace CallCenter.MediaStack.Codecs;

/// <summary>
/// Turns linear PCM at the format's sample rate into one packet's payload and back. One instance a leg and direction when the codec keeps state; one that was
/// disposed has let go of native memory and codes nothing.
/// </summary>
public interface IAudioCodec : IDisposable
{
    AudioFormat Format { get; }

    /// <summary>Bytes written to <paramref name="payload"/>; 0 when it is too small.</summary>
    int Encode(ReadOnlySpan<short> pcm, Span<byte> payload);

    /// <summary>Samples written to <paramref name="pcm"/>; whatever does not fit is left out.</summary>
    int Decode(ReadOnlySpan<byte> payload, Span<short> pcm);

    /// <summary>Makes up a lost packet as long as <paramref name="pcm"/> from what the codec remembers. False = it cannot.</summary>
    /// <param name="next">the payload after it, which may repeat the lost one coarsely; empty = not here.</param>
    bool TryConceal(ReadOnlySpan<byte> next, Span<short> pcm);

    /// <summary>Whether what is coded from now on holds nothing above 4 kHz, as what G.711 said: a codec that can spends neither time nor bits there.</summary>
    void SetNarrow(bool narrow);
}
