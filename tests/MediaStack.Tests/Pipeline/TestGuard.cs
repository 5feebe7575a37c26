using System.Buffers.Binary;
using CallCenter.MediaStack.Rtp;

namespace CallCenter.MediaStack.Tests.Pipeline;

/// <summary>
/// Not secret, but like SRTP in all that a leg can notice: the payload is changed, the packet grows by a tag, a wrong tag or a packet
/// that came before is refused.
/// </summary>
internal sealed class TestGuard(byte key) : IPacketGuard
{
    private const int Tag = 10;
    private const int RtcpHeader = 8;

    private readonly HashSet<uint> _seen = [];

    public int ProtectRtp(Span<byte> buffer, int length) => Protect(buffer, length, RtpPacket.HeaderSize);

    public int ProtectRtcp(Span<byte> buffer, int length) => Protect(buffer, length, RtcpHeader);

    public int UnprotectRtp(Span<byte> packet) =>
        Unprotect(packet, RtpPacket.HeaderSize) is var length and > 0 && _seen.Add(BinaryPrimitives.ReadUInt16BigEndian(packet[2..])) ? length : -1;

    public int UnprotectRtcp(Span<byte> packet) => Unprotect(packet, RtcpHeader);

    private int Protect(Span<byte> buffer, int length, int header)
    {
        Change(buffer[header..length]);
        buffer.Slice(length, Tag).Fill(Sum(buffer[..length]));
        return length + Tag;
    }

    private int Unprotect(Span<byte> packet, int header)
    {
        var length = packet.Length - Tag;
        if (length < header || packet[length..].ContainsAnyExcept(Sum(packet[..length])))
        {
            return -1;
        }

        Change(packet[header..length]);
        return length;
    }

    private void Change(Span<byte> bytes)
    {
        foreach (ref var b in bytes)
        {
            b ^= key;
        }
    }

    private byte Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = key;
        foreach (var b in bytes)
        {
            sum = (byte)((sum * 31) + b);
        }

        return sum;
    }
}
