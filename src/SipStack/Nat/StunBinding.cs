using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace CallCenter.SipStack.Nat;

/// <summary>The one question that STUN is asked here, and its answer: as whom somebody is seen (RFC 8489 §5, §14.2).</summary>
internal static class StunBinding
{
    public const int RequestSize = 20;
    public const int TransactionSize = 12;

    /// <summary>Room for an answer: header, and XOR-MAPPED-ADDRESS with an IPv6 address.</summary>
    public const int LargestAnswer = RequestSize + 4 + 20;

    private const ushort Request = 0x0001;
    private const ushort Success = 0x0101;
    private const ushort MappedAddress = 0x0001;
    private const ushort XorMappedAddress = 0x0020;
    private const uint Cookie = 0x2112A442;
    private const int CookieAt = 4;
    private const byte IPv4 = 1;
    private const byte IPv6 = 2;

    /// <param name="transaction">twelve bytes that nobody can guess.</param>
    public static void WriteRequest(Span<byte> message, ReadOnlySpan<byte> transaction)
    {
        WriteHeader(message, Request, 0);
        transaction.CopyTo(message[8..]);
    }

    public static bool IsRequest(ReadOnlySpan<byte> datagram) => IsStun(datagram) && BinaryPrimitives.ReadUInt16BigEndian(datagram) == Request;

    /// <summary>The answer's size.</summary>
    public static int WriteAnswer(Span<byte> answer, ReadOnlySpan<byte> request, IPEndPoint source)
    {
        var value = answer[(RequestSize + 4)..];
        request[8..RequestSize].CopyTo(answer[8..]);
        var isIPv6 = source.AddressFamily == AddressFamily.InterNetworkV6;
        var size = isIPv6 ? 20 : 8;
        WriteHeader(answer, Success, size + 4);
        BinaryPrimitives.WriteUInt16BigEndian(answer[RequestSize..], XorMappedAddress);
        BinaryPrimitives.WriteUInt16BigEndian(answer[(RequestSize + 2)..], (ushort)size);
        (value[0], value[1]) = (0, isIPv6 ? IPv6 : IPv4);
        BinaryPrimitives.WriteUInt16BigEndian(value[2..], (ushort)(source.Port ^ (Cookie >> 16)));
        source.Address.TryWriteBytes(value[4..], out var length);
        Xor(value.Slice(4, length), answer);
        return RequestSize + 4 + size;
    }

    /// <summary>As whom the asker was seen; null when this is no answer to that question.</summary>
    public static IPEndPoint? ReadAnswer(ReadOnlySpan<byte> datagram, ReadOnlySpan<byte> transaction)
    {
        if (!IsStun(datagram) || BinaryPrimitives.ReadUInt16BigEndian(datagram) != Success || !datagram[8..RequestSize].SequenceEqual(transaction))
        {
            return null;
        }

        IPEndPoint? plain = null;
        for (var rest = datagram[RequestSize..]; rest.Length >= 4;)
        {
            var type = BinaryPrimitives.ReadUInt16BigEndian(rest);
            var size = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (4 + size > rest.Length)
            {
                break;
            }

            switch (type)
            {
                case XorMappedAddress:
                    return ReadAddress(rest.Slice(4, size), datagram);
                case MappedAddress:
                    plain = ReadAddress(rest.Slice(4, size), default);
                    break;
                default:
                    break;
            }

            rest = rest[Math.Min(rest.Length, 4 + ((size + 3) & ~3))..];
        }

        return plain;
    }

    private static bool IsStun(ReadOnlySpan<byte> datagram) => datagram.Length >= RequestSize && datagram[0] < 4
        && BinaryPrimitives.ReadUInt32BigEndian(datagram[CookieAt..]) == Cookie
        && BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]) == datagram.Length - RequestSize;

    private static void WriteHeader(Span<byte> message, ushort type, int length)
    {
        BinaryPrimitives.WriteUInt16BigEndian(message, type);
        BinaryPrimitives.WriteUInt16BigEndian(message[2..], (ushort)length);
        BinaryPrimitives.WriteUInt32BigEndian(message[CookieAt..], Cookie);
    }

    /// <param name="header">what it is masked with, cookie and transaction; empty = it is not.</param>
    private static IPEndPoint? ReadAddress(ReadOnlySpan<byte> value, ReadOnlySpan<byte> header)
    {
        if (value.Length < 8 || (value[1], value.Length) is not ((IPv4, 8) or (IPv6, 20)))
        {
            return null;
        }

        Span<byte> address = stackalloc byte[value.Length - 4];
        value[4..].CopyTo(address);
        var port = BinaryPrimitives.ReadUInt16BigEndian(value[2..]);
        if (!header.IsEmpty)
        {
            Xor(address, header);
            port ^= (ushort)(Cookie >> 16);
        }

        return new IPEndPoint(new IPAddress(address), port);
    }

    private static void Xor(Span<byte> address, ReadOnlySpan<byte> header)
    {
        for (var i = 0; i < address.Length; i++)
        {
            address[i] ^= header[CookieAt + i];
        }
    }
}
