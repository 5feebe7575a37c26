using NAudio.Codecs;

namespace CallCenter.MediaStack.Codecs;

/// <summary>ITU-T G.722 at 64 kbit/s: 16 kHz, a byte for two samples.</summary>
internal sealed class G722Codec : IAudioCodec
{
    private const int BitRate = 64000;

    private readonly NAudio.Codecs.G722Codec _codec = new();
    private readonly G722CodecState _state = new(BitRate, G722Flags.None);
    private short[] _pcm = [];
    private byte[] _codes = [];

    public AudioFormat Format => AudioFormat.G722;

    public int Encode(ReadOnlySpan<short> pcm, Span<byte> payload)
    {
        if (payload.Length < pcm.Length / 2)
        {
            return 0;
        }

        Reserve(pcm.Length);
        pcm.CopyTo(_pcm);
        var size = _codec.Encode(_state, _codes, _pcm, pcm.Length);
        _codes.AsSpan(0, size).CopyTo(payload);
        return size;
    }

    public int Decode(ReadOnlySpan<byte> payload, Span<short> pcm)
    {
        payload = payload[..Math.Min(payload.Length, pcm.Length / 2)];
        Reserve(2 * payload.Length);
        payload.CopyTo(_codes);
        var samples = _codec.Decode(_state, _pcm, _codes, payload.Length);
        _pcm.AsSpan(0, samples).CopyTo(pcm);
        return samples;
    }

    public bool TryConceal(ReadOnlySpan<byte> next, Span<short> pcm) => false;

    public void SetNarrow(bool narrow)
    {
    }

    public void Dispose()
    {
    }

    private void Reserve(int samples)
    {
        if (_pcm.Length < samples)
        {
            (_pcm, _codes) = (new short[samples], new byte[samples / 2]);
        }
    }
}
