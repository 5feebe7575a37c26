using CallCenter.MediaStack.Rtcp;
using CallCenter.MediaStack.Rtp;
using CallCenter.MediaStack.Sockets;
using CallCenter.MediaStack.Srtp;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>
/// One RTP stream that we send: one SSRC, one line of sequence numbers and timestamps, whatever feeds it. Another leg's packets are
/// mapped onto that line. Used under the sender's lock.
/// </summary>
internal sealed class OutgoingStream(IMediaTransport transport)
{
    public const int MaxPayload = 1460;

    /// <summary>A sender's clock that is off by more than this many frames counts from a new base: no pause makes such a gap, ours runs on meanwhile.</summary>
    private const int MaxDriftFrames = 50;

    /// <summary>To an address that nothing has come from goes one packet a second, for ten seconds: enough to open a NAT or to wake a peer that waits for us.</summary>
    private const int TicksBetweenKnocks = 50;
    private const int MostKnocks = 10;

    private readonly byte[] _packet = new byte[RtpPacket.HeaderSize + MaxPayload + SrtpGuard.MaxGrowth];
    private ushort _sequence = (ushort)Random.Shared.Next(0x8000);
    private bool _marker = true;
    private uint _packets;
    private uint _bytes;
    private long _lastSentAt;
    private int _ticksUnproven;

    private MediaLeg? _mappedFrom;
    private ushort _sequenceOffset;
    private uint _timestampOffset;
    private ushort _mapBase;

    /// <summary>A forwarded packet's place in our stream.</summary>
    public readonly record struct Place(ushort Sequence, uint Timestamp, bool Marker);

    public uint Ssrc { get; } = (uint)Random.Shared.NextInt64(1, uint.MaxValue);

    /// <summary>Of the frame that is due.</summary>
    public uint Timestamp { get; private set; } = (uint)Random.Shared.Next();

    public long Packets => Volatile.Read(ref _packets);

    public SendTarget Target
    {
        get;
        set
        {
            _ticksUnproven = value.Address.Equals(field.Address) ? _ticksUnproven : 0;
            field = value;
        }
    }

    /// <summary>A packet may leave now.</summary>
    public bool MaySend => !Target.Address.IsNone && Guards is not { Rtp.CanSend: false }
        && (Target.Free || (_ticksUnproven % TicksBetweenKnocks == 1 && _ticksUnproven < MostKnocks * TicksBetweenKnocks));

    /// <summary>
    /// The target may show itself any moment: what is worth hearing waits for that, a second at most. For keys it waits as long as the handshake
    /// takes: without them there is no call.
    /// </summary>
    public bool AwaitsProof => (!Target.Free && _ticksUnproven <= TicksBetweenKnocks) || Guards is { Rtp.CanSend: false };

    /// <summary>Null = packets go out plain.</summary>
    public LegGuards? Guards { get; set; }

    /// <summary>Where the next packet's payload is to be written.</summary>
    public Span<byte> Payload => _packet.AsSpan(RtpPacket.HeaderSize, MaxPayload);

    /// <summary>Time passes.</summary>
    public void Advance(int ticks)
    {
        Timestamp += (uint)ticks;
        _ticksUnproven++;
    }

    /// <summary>The next forwarded packet follows what was sent last, however it is numbered itself.</summary>
    public void Unmap() => _mappedFrom = null;

    /// <summary>Sound stops: what comes next carries the marker.</summary>
    public void Interrupt()
    {
        _marker = true;
        Unmap();
    }

    /// <summary>Sends sound of our own.</summary>
    /// <param name="type">payload type.</param>
    /// <param name="ticks">of its beginning within the frame.</param>
    /// <param name="size">of what stands in <see cref="Payload"/>.</param>
    /// <param name="now">timestamp.</param>
    public void Send(int type, int ticks, int size, long now)
    {
        Write(type, _marker, _sequence++, Timestamp + (uint)ticks, size, now);
        _marker = false;
    }

    /// <summary>Sends a packet of an event, whose timestamp is its beginning.</summary>
    public void SendEvent(int type, bool marker, uint timestamp, int size, long now) => Write(type, marker, _sequence++, timestamp, size, now);

    /// <summary>Where a forwarded packet goes; false when it came before what we have sent since.</summary>
    /// <param name="isEvent">its timestamp is that of the event's beginning.</param>
    public bool TryMap(MediaLeg from, in RtpPacket packet, bool restarted, bool isEvent, int frameTicks, out Place place)
    {
        var marker = packet.Marker;
        if (_mappedFrom != from || restarted)
        {
            _sequenceOffset = (ushort)(_sequence - packet.Sequence);
            _timestampOffset = Timestamp + (uint)frameTicks - packet.Timestamp;
            _mapBase = _sequence;
            _mappedFrom = from;
            marker = true;
        }
        else if (!isEvent && Math.Abs((long)(int)(packet.Timestamp + _timestampOffset - Timestamp)) > MaxDriftFrames * frameTicks)
        {
            _timestampOffset = Timestamp + (uint)frameTicks - packet.Timestamp;
            marker = true;
        }

        place = new Place((ushort)(packet.Sequence + _sequenceOffset), packet.Timestamp + _timestampOffset, marker);
        return (short)(place.Sequence - _mapBase) >= 0;
    }

    /// <summary>Sends a forwarded packet; our own next one will follow it. An event's timestamp says nothing about now.</summary>
    public void SendMapped(int type, Place place, int size, bool isEvent, long now)
    {
        Write(type, place.Marker, place.Sequence, place.Timestamp, size, now);
        if ((short)(place.Sequence - _sequence) >= 0)
        {
            _sequence = (ushort)(place.Sequence + 1);
            Timestamp = isEvent ? Timestamp : place.Timestamp;
        }
    }

    /// <summary>Sends RTCP, the first <paramref name="length"/> bytes of a buffer with room for what protects them.</summary>
    public void SendControl(Span<byte> buffer, int length, in NetAddress to, bool muxed)
    {
        length = Guards?.Rtcp.ProtectRtcp(buffer, length) ?? length;
        if (length == 0)
        {
            return;
        }

        if (muxed)
        {
            transport.SendRtp(buffer[..length], to);
        }
        else
        {
            transport.SendRtcp(buffer[..length], to);
        }
    }

    /// <summary>For our sender report; null while nothing was sent.</summary>
    public SenderInfo? Report(long now, ulong ntp, long ticksPerUnit) =>
        _packets == 0 ? null : new SenderInfo(ntp, Timestamp + (uint)((now - _lastSentAt) / ticksPerUnit), _packets, _bytes);

    private void Write(int type, bool marker, ushort sequence, uint timestamp, int size, long now)
    {
        RtpPacket.TryWriteHeader(_packet, type, marker, sequence, timestamp, Ssrc);
        var length = RtpPacket.HeaderSize + size;
        length = Guards?.Rtp.ProtectRtp(_packet, length) ?? length;
        if (length == 0)
        {
            return;
        }

        transport.SendRtp(_packet.AsSpan(0, length), Target.Address);
        _packets++;
        _bytes += (uint)size;
        _lastSentAt = now;
    }
}
