using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CallCenter.AgentBridge.Traces;

/// <summary>
/// A capture file (pcap 2.4, raw IP) with each message as one UDP datagram between the peer and this server, whose address reads 0.0.0.0 or :: .
/// </summary>
internal static class PcapFile
{
    private const int RawIp = 101;
    private const int Ours = 5060;
    private const int UdpHeader = 8;
    private const int MostBytes = 65_000;
    private const byte Udp = 17;

    public static byte[] Of(IReadOnlyList<SipTraceMessage> messages)
    {
        using var file = new MemoryStream();
        Span<byte> head = stackalloc byte[24];
        BinaryPrimitives.WriteUInt32LittleEndian(head, 0xa1b2c3d4);
        BinaryPrimitives.WriteUInt16LittleEndian(head[4..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(head[6..], 4);
        BinaryPrimitives.WriteUInt32LittleEndian(head[16..], MostBytes + 60);
        BinaryPrimitives.WriteUInt32LittleEndian(head[20..], RawIp);
        file.Write(head);
        Span<byte> record = stackalloc byte[16];
        foreach (var message in messages)
        {
            var packet = Packet(message);
            var at = message.At.ToUnixTimeMilliseconds();
            BinaryPrimitives.WriteUInt32LittleEndian(record, (uint)(at / 1000));
            BinaryPrimitives.WriteUInt32LittleEndian(record[4..], (uint)(at % 1000 * 1000));
            BinaryPrimitives.WriteInt32LittleEndian(record[8..], packet.Length);
            BinaryPrimitives.WriteInt32LittleEndian(record[12..], packet.Length);
            file.Write(record);
            file.Write(packet);
        }

        return file.ToArray();
    }

    private static byte[] Packet(SipTraceMessage message)
    {
        var text = Encoding.UTF8.GetBytes(message.Text);
        var body = text.AsSpan(0, Math.Min(text.Length, MostBytes));
        var address = message.Peer.Address.IsIPv4MappedToIPv6 ? message.Peer.Address.MapToIPv4() : message.Peer.Address;
        var four = address.AddressFamily == AddressFamily.InterNetwork;
        var peer = address.GetAddressBytes();
        var us = (four ? IPAddress.Any : IPAddress.IPv6Any).GetAddressBytes();
        var ip = four ? Version4(body.Length) : Version6(body.Length);
        var packet = new byte[ip.Length + (2 * peer.Length) + UdpHeader + body.Length];
        ip.CopyTo(packet, 0);
        (message.Sent ? us : peer).CopyTo(packet, ip.Length);
        (message.Sent ? peer : us).CopyTo(packet, ip.Length + peer.Length);
        var udp = packet.AsSpan(ip.Length + (2 * peer.Length));
        BinaryPrimitives.WriteUInt16BigEndian(udp, (ushort)(message.Sent ? Ours : message.Peer.Port));
        BinaryPrimitives.WriteUInt16BigEndian(udp[2..], (ushort)(message.Sent ? message.Peer.Port : Ours));
        BinaryPrimitives.WriteUInt16BigEndian(udp[4..], (ushort)(UdpHeader + body.Length));
        body.CopyTo(udp[UdpHeader..]);
        return packet;
    }

    /// <summary>RFC 791 up to the addresses; the checksum is left to the reader, which does not ask for it in a raw capture.</summary>
    private static byte[] Version4(int body)
    {
        var head = new byte[12];
        head[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), (ushort)(20 + UdpHeader + body));
        head[8] = 64;
        head[9] = Udp;
        return head;
    }

    /// <summary>RFC 8200 up to the addresses.</summary>
    private static byte[] Version6(int body)
    {
        var head = new byte[8];
        head[0] = 0x60;
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(4), (ushort)(UdpHeader + body));
        head[6] = Udp;
        head[7] = 64;
        return head;
    }
}
