namespace CallCenter.MediaStack.Codecs;

/// <summary>Opus by libopus. Its state (44 and 18 KB) is made when the first packet needs it: forwarded legs never do.</summary>
internal sealed class OpusCodec : IAudioCodec
{
    public const int SampleRate = 16000;

    /// <summary>Of 20 ms at our bit rate and more; an encoder is never given room for large packets.</summary>
    private const int LargestPacket = 400;

    private OpusEncoder? _encoder;
    private OpusDecoder? _decoder;
    private bool _narrow;
    private bool _closed;

    public AudioFormat Format => AudioFormat.Opus;

    public int Encode(ReadOnlySpan<short> pcm, Span<byte> payload)
    {
        if (_closed || (_encoder ??= NewEncoder()).IsInvalid)
        {
            return 0;
        }

        return Math.Max(0, LibOpus.Encode(_encoder, pcm, pcm.Length, payload, Math.Min(payload.Length, LargestPacket)));
    }

    public int Decode(ReadOnlySpan<byte> payload, Span<short> pcm) => payload.IsEmpty ? 0 : Decode(payload, pcm, redundancy: 0);

    public bool TryConceal(ReadOnlySpan<byte> next, Span<short> pcm) =>
        _decoder is not null && Decode(next, pcm, redundancy: next.IsEmpty ? 0 : 1) == pcm.Length;

    public void SetNarrow(bool narrow)
    {
        if (narrow != _narrow && _encoder is { IsInvalid: false, IsClosed: false })
        {
            _encoder.SetNarrow(narrow);
        }

        _narrow = narrow;
    }

    public void Dispose()
    {
        _closed = true;
        _encoder?.Dispose();
        _decoder?.Dispose();
    }

    private OpusEncoder NewEncoder()
    {
        var encoder = new OpusEncoder(SampleRate);
        if (_narrow && !encoder.IsInvalid)
        {
            encoder.SetNarrow(true);
        }

        return encoder;
    }

    private int Decode(ReadOnlySpan<byte> payload, Span<short> pcm, int redundancy)
    {
        if (_closed || (_decoder ??= new OpusDecoder(SampleRate)).IsInvalid)
        {
            return 0;
        }

        return Math.Max(0, LibOpus.Decode(_decoder, payload, payload.Length, pcm, pcm.Length, redundancy));
    }
}
