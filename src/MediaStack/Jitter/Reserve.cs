using CallCenter.MediaStack.Codecs;

namespace CallCenter.MediaStack.Jitter;

/// <summary>
/// The last packets of a stream that nobody listens to. Whoever begins to listen has what a jitter buffer holds back at once, instead of waiting for it. Not
/// thread-safe.
/// </summary>
/// <param name="depth">timestamps; what is older is of no use.</param>
internal sealed class Reserve(long depth)
{
    private const int Slots = 8;

    private readonly Packet[] _packets = new Packet[Slots];
    private int _next;

    private struct Packet
    {
        public ushort Sequence;
        public long At;
        public IAudioCodec? Codec;
        public byte[]? Data;
        public int Length;
    }

    /// <param name="sequence">RTP sequence number.</param>
    /// <param name="payload">copied.</param>
    /// <param name="now">timestamp.</param>
    public void Keep(ushort sequence, ReadOnlySpan<byte> payload, IAudioCodec? codec, long now)
    {
        ref var packet = ref _packets[_next++ % Slots];
        if (packet.Data is null || packet.Data.Length < payload.Length)
        {
            packet.Data = new byte[payload.Length];
        }

        payload.CopyTo(packet.Data);
        (packet.Sequence, packet.At, packet.Codec, packet.Length) = (sequence, now, codec, payload.Length);
    }

    /// <summary>Puts what came lately into a buffer, and keeps nothing.</summary>
    public void MoveTo(JitterBuffer buffer, int jitterSamples, long now)
    {
        for (var i = 0; i < Slots; i++)
        {
            ref var packet = ref _packets[(_next + i) % Slots];
            if (packet.Codec is { } codec && now - packet.At <= depth)
            {
                buffer.Put(packet.Sequence, packet.Data.AsSpan(0, packet.Length), codec, jitterSamples);
            }
        }

        Clear();
    }

    public void Clear()
    {
        for (var i = 0; i < Slots; i++)
        {
            _packets[i].Codec = null;
        }
    }
}
