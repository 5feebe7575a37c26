namespace CallCenter.MediaStack.Rtp;

/// <summary>
/// What stands between a leg and its socket where packets are protected (RFC 3711): one instance a leg and key, kept over re-offers
/// that keep the key. Packets are changed in place. Sending and receiving come from different threads, each one call at a time.
/// </summary>
public interface IPacketGuard
{
    /// <summary>The most by which protecting lengthens a packet, bytes; as much room stands behind each packet to protect.</summary>
    const int MaxGrowth = 32;

    /// <summary>Protects the packet that is the first <paramref name="length"/> bytes of the buffer; its new length.</summary>
    int ProtectRtp(Span<byte> buffer, int length);

    /// <summary>The same for an RTCP compound packet.</summary>
    int ProtectRtcp(Span<byte> buffer, int length);

    /// <summary>Checks and opens a packet; its new length, negative when it is forged or came before: nobody may see it.</summary>
    int UnprotectRtp(Span<byte> packet);

    /// <summary>The same for an RTCP compound packet.</summary>
    int UnprotectRtcp(Span<byte> packet);
}
