using System.Buffers.Binary;

namespace CallCenter.MediaStack.Rtp;

/// <summary>
/// A view of one RTP packet (RFC 3550 section 5.1); header extensions, contributing sources and padding are stepped over.
/// <code>
///  V=2|P|X| CC  |M|     PT      |        sequence number        |
///                          timestamp                            |
///                            SSRC                               |
/// </code>
/// </summary>
public readonly ref struct RtpPacket
{
    public const int HeaderSize = 12;

    private const int Version = 0x80;
    private const int VersionMask = 0xC0;
    private const int PaddingBit = 0x20;
    private const int ExtensionBit = 0x10;
    private const int MarkerBit = 0x80;

    private RtpPacket(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload)
    {
        Marker = (header[1] & MarkerBit) != 0;
        PayloadType = header[1] & 0x7F;
        Sequence = BinaryPrimitives.ReadUInt16BigEndian(header[2..]);
        Timestamp = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        Ssrc = BinaryPrimitives.ReadUInt32BigEndian(header[8..]);
        Payload = payload;
    }

    public bool Marker { get; }

    public int PayloadType { get; }

    public ushort Sequence { get; }

    public uint Timestamp { get; }

    public uint Ssrc { get; }

    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>False when the bytes are no RTP packet; never throws.</summary>
    public static bool TryRead(ReadOnlySpan<byte> datagram, out RtpPacket packet)
    {
        packet = default;
        var start = HeaderLength(datagram);
        if (start < 0)
        {
            return false;
        }

        var end = datagram.Length;
        if ((datagram[0] & PaddingBit) != 0)
        {
            var padding = datagram[^1];
            end = padding == 0 ? -1 : end - padding;
        }

        if (start > end)
        {
            return false;
        }

        packet = new RtpPacket(datagram, datagram[start..end]);
        return true;
    }

    /// <summary>Of the header with contributing sources and extension; negative when the bytes are no RTP packet.</summary>
    public static int HeaderLength(ReadOnlySpan<byte> datagram)
    {
        if (datagram.Length < HeaderSize || (datagram[0] & VersionMask) != Version)
        {
            return -1;
        }

        var length = HeaderSize + (4 * (datagram[0] & 0x0F));
        if ((datagram[0] & ExtensionBit) != 0)
        {
            if (datagram.Length < length + 4)
            {
                return -1;
            }

            length += 4 + (4 * BinaryPrimitives.ReadUInt16BigEndian(datagram[(length + 2)..]));
        }

        return length <= datagram.Length ? length : -1;
    }

    /// <summary>RTCP on an RTP port (RFC 5761 section 4): its packet types fill the second byte.</summary>
    public static bool LooksLikeRtcp(ReadOnlySpan<byte> datagram) =>
        datagram.Length >= 8 && (datagram[0] & VersionMask) == Version && datagram[1] is >= 192 and <= 223;

    /// <summary>Writes the 12 header bytes; false when <paramref name="buffer"/> is too small.</summary>
    public static bool TryWriteHeader(Span<byte> buffer, int payloadType, bool marker, ushort sequence, uint timestamp, uint ssrc)
    {
        if (buffer.Length < HeaderSize)
        {
            return false;
        }

        buffer[0] = Version;
        buffer[1] = (byte)(payloadType | (marker ? MarkerBit : 0));
        BinaryPrimitives.WriteUInt16BigEndian(buffer[2..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[8..], ssrc);
        return true;
    }

    /// <summary>Writes header and payload; false when <paramref name="buffer"/> is too small.</summary>
    public bool TryWrite(Span<byte> buffer, out int written)
    {
        written = HeaderSize + Payload.Length;
        if (buffer.Length < written)
        {
            written = 0;
            return false;
        }

        TryWriteHeader(buffer, PayloadType, Marker, Sequence, Timestamp, Ssrc);
        Payload.CopyTo(buffer[HeaderSize..]);
        return true;
    }
}
