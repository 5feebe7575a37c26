using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CallCenter.MediaStack.Ice;

/// <summary>A view of a STUN binding request (RFC 8489) as connectivity checks send it, FINGERPRINT included.</summary>
internal readonly ref struct StunRequest
{
    public const int HeaderSize = 20;
    public const uint MagicCookie = 0x2112A442;

    private const ushort BindingRequest = 0x0001;
    private const int IntegritySize = 20;
    private const int AttributeHeader = 4;

    private readonly Span<byte> _message;
    private readonly int _integrityAt;

    private StunRequest(Span<byte> message, ReadOnlySpan<byte> username, int integrityAt, bool nominates, bool isControlled, int unknown)
    {
        _message = message;
        Username = username;
        (_integrityAt, Nominates, IsControlled, UnknownAttribute) = (integrityAt, nominates, isControlled, unknown);
    }

    public ReadOnlySpan<byte> TransactionId => _message[8..HeaderSize];

    public ReadOnlySpan<byte> Username { get; }

    /// <summary>USE-CANDIDATE: the peer will use this path.</summary>
    public bool Nominates { get; }

    /// <summary>The peer takes itself for the controlled side.</summary>
    public bool IsControlled { get; }

    /// <summary>One that must be understood and is not; 0 = none.</summary>
    public int UnknownAttribute { get; }

    /// <summary>STUN, by the first byte (RFC 7983).</summary>
    public static bool LooksLikeStun(ReadOnlySpan<byte> datagram) => datagram.Length >= HeaderSize && datagram[0] <= 3;

    /// <summary>False for everything but a whole request with username, integrity and a right fingerprint at its end.</summary>
    /// <param name="datagram">changed and changed back while the integrity is checked.</param>
    public static bool TryRead(Span<byte> datagram, out StunRequest request)
    {
        request = default;
        if (datagram.Length < HeaderSize || BinaryPrimitives.ReadUInt16BigEndian(datagram) != BindingRequest
            || BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]) != datagram.Length - HeaderSize
            || BinaryPrimitives.ReadUInt32BigEndian(datagram[4..]) != MagicCookie)
        {
            return false;
        }

        ReadOnlySpan<byte> username = default;
        var (integrity, nominates, controlled, unknown, whole) = (0, false, false, 0, false);
        for (var at = HeaderSize; at + AttributeHeader <= datagram.Length;)
        {
            var type = BinaryPrimitives.ReadUInt16BigEndian(datagram[at..]);
            var length = BinaryPrimitives.ReadUInt16BigEndian(datagram[(at + 2)..]);
            var value = at + AttributeHeader;
            if (value + length > datagram.Length)
            {
                return false;
            }

            // what stands behind the integrity is not protected by it
            var known = integrity == 0 || type == (int)StunAttribute.Fingerprint ? (StunAttribute)type : StunAttribute.FirstOptional;
            switch (known)
            {
                case StunAttribute.Username:
                    username = datagram.Slice(value, length);
                    break;
                case StunAttribute.MessageIntegrity when length == IntegritySize:
                    integrity = at;
                    break;
                case StunAttribute.UseCandidate:
                    nominates = true;
                    break;
                case StunAttribute.IceControlled:
                    controlled = true;
                    break;
                case StunAttribute.Fingerprint:
                    whole = length == 4 && value + length == datagram.Length
                        && BinaryPrimitives.ReadUInt32BigEndian(datagram[value..]) == StunFingerprint.Of(datagram[..at]);
                    break;
                case StunAttribute.Priority:
                    break;
                case < StunAttribute.FirstOptional:
                    unknown = unknown == 0 ? type : unknown;
                    break;
                default:
                    break;
            }

            at = value + ((length + 3) & ~3);
        }

        request = new StunRequest(datagram, username, integrity, nominates, controlled, unknown);
        return whole && integrity > 0 && !username.IsEmpty;
    }

    /// <summary>Whoever sent it knows our password.</summary>
    public bool IsAuthentic(string password)
    {
        Span<byte> key = stackalloc byte[Encoding.UTF8.GetMaxByteCount(Math.Min(password.Length, 256))];
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        var keyLength = Encoding.UTF8.GetBytes(password, key);
        var length = BinaryPrimitives.ReadUInt16BigEndian(_message[2..]);

        // counted as if the message ended with the integrity (RFC 8489 section 14.5)
        BinaryPrimitives.WriteUInt16BigEndian(_message[2..], (ushort)(_integrityAt + AttributeHeader + IntegritySize - HeaderSize));
        HMACSHA1.HashData(key[..keyLength], _message[.._integrityAt], hash);
        BinaryPrimitives.WriteUInt16BigEndian(_message[2..], length);
        return CryptographicOperations.FixedTimeEquals(hash, _message.Slice(_integrityAt + AttributeHeader, IntegritySize));
    }
}
