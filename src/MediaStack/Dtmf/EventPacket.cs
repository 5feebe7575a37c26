using CallCenter.MediaStack.Rtp;

namespace CallCenter.MediaStack.Dtmf;

/// <summary>One packet of an RFC 4733 event: what it says and where it stands in its stream.</summary>
internal readonly record struct EventPacket(TelephoneEvent Event, uint Ssrc, uint Timestamp, ushort Sequence, bool Marker)
{
    public EventPacket(in TelephoneEvent value, in RtpPacket packet)
        : this(value, packet.Ssrc, packet.Timestamp, packet.Sequence, packet.Marker)
    {
    }
}
