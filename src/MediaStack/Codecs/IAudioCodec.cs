namespace CallCenter.MediaStack.Codecs;

/// <summary>Turns linear PCM at the format's sample rate into one packet's payload and back. One instance a leg when the codec keeps state.</summary>
public interface IAudioCodec
{
    AudioFormat Format { get; }

    /// <summary>Bytes written to <paramref name="payload"/>; 0 when it is too small.</summary>
    int Encode(ReadOnlySpan<short> pcm, Span<byte> payload);

    /// <summary>Samples written to <paramref name="pcm"/>; whatever does not fit is left out.</summary>
    int Decode(ReadOnlySpan<byte> payload, Span<short> pcm);
}
