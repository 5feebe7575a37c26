namespace CallCenter.MediaStack.Codecs;

internal sealed class PcmaCodec : IAudioCodec
{
    public AudioFormat Format => AudioFormat.Pcma;

    public int Encode(ReadOnlySpan<short> pcm, Span<byte> payload)
    {
        if (payload.Length < pcm.Length)
        {
            return 0;
        }

        G711.EncodeALaw(pcm, payload);
        return pcm.Length;
    }

    public int Decode(ReadOnlySpan<byte> payload, Span<short> pcm)
    {
        G711.DecodeALaw(payload, pcm);
        return Math.Min(payload.Length, pcm.Length);
    }

    public bool TryConceal(ReadOnlySpan<byte> next, Span<short> pcm) => false;

    public void SetNarrow(bool narrow)
    {
    }

    public void Dispose()
    {
    }
}
