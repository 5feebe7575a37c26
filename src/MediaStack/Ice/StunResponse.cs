using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CallCenter.MediaStack.Sockets;

namespace CallCenter.MediaStack.Ice;

/// <summary>Writes the answers to connectivity checks, with integrity and fingerprint (RFC 8489).</summary>
internal ref struct StunResponse
{
    public const int MaxSize = 128;

    private const ushort Success = 0x0101;
    private const ushort Error = 0x0111;

    private readonly Span<byte> _buffer;
    private int _length = StunRequest.HeaderSize;

    private StunResponse(Span<byte> buffer, ushort type, ReadOnlySpan<byte> transaction)
    {
        _buffer = buffer;
        BinaryPrimitives.WriteUInt16BigEndian(buffer, type);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[4..], StunRequest.MagicCookie);
        transaction.CopyTo(buffer[8..]);
    }

    /// <summary>Tells the peer the address that its check came from.</summary>
    public static int WriteSuccess(Span<byte> buffer, in StunRequest request, in NetAddress from, string password)
    {
        var response = new StunResponse(buffer, Success, request.TransactionId);
        response.WriteAddress(from);
        return response.Finish(password);
    }

    /// <param name="code">such as 487.</param>
    /// <param name="unknown">the attribute that is not understood; 0 = none.</param>
    public static int WriteError(Span<byte> buffer, in StunRequest request, int code, int unknown, string password)
    {
        var response = new StunResponse(buffer, Error, request.TransactionId);
        var value = response.Attribute(StunAttribute.ErrorCode, 4);
        value[2] = (byte)(code / 100);
        value[3] = (byte)(code % 100);
        if (unknown != 0)
        {
            BinaryPrimitives.WriteUInt16BigEndian(response.Attribute(StunAttribute.UnknownAttributes, 2), (ushort)unknown);
        }

        return response.Finish(password);
    }

    private void WriteAddress(in NetAddress from)
    {
        var endpoint = from.ToEndPoint();
        Span<byte> address = stackalloc byte[16];
        endpoint.Address.TryWriteBytes(address, out var size);
        var value = Attribute(StunAttribute.XorMappedAddress, 4 + size);
        value[1] = (byte)(size == 4 ? 1 : 2);
        BinaryPrimitives.WriteUInt16BigEndian(value[2..], (ushort)(endpoint.Port ^ (int)(StunRequest.MagicCookie >> 16)));
        for (var i = 0; i < size; i++)
        {
            // magic cookie and transaction id, as they stand in the header
            value[4 + i] = (byte)(address[i] ^ _buffer[4 + i]);
        }
    }

    private int Finish(string password)
    {
        var before = _length;
        var integrity = Attribute(StunAttribute.MessageIntegrity, HMACSHA1.HashSizeInBytes);
        HMACSHA1.HashData(Encoding.UTF8.GetBytes(password), _buffer[..before], integrity);
        before = _length;
        var fingerprint = Attribute(StunAttribute.Fingerprint, 4);
        BinaryPrimitives.WriteUInt32BigEndian(fingerprint, StunFingerprint.Of(_buffer[..before]));
        return _length;
    }

    /// <summary>Room for an attribute's value; the message's length counts it already.</summary>
    private Span<byte> Attribute(StunAttribute type, int length)
    {
        var padded = (length + 3) & ~3;
        var at = _buffer.Slice(_length, 4 + padded);
        at.Clear();
        BinaryPrimitives.WriteUInt16BigEndian(at, (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(at[2..], (ushort)length);
        _length += at.Length;
        BinaryPrimitives.WriteUInt16BigEndian(_buffer[2..], (ushort)(_length - StunRequest.HeaderSize));
        return at.Slice(4, length);
    }
}
