using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using CallCenter.MediaStack.Ice;
using CallCenter.MediaStack.Sockets;
using CallCenter.SipStack.Nat;

namespace CallCenter.Benchmarks.Fuzzing;

/// <summary>STUN (RFC 8489) as connectivity checks to a browser's leg and as questions and answers on the SIP port; half of the checks know the password.</summary>
internal sealed class StunTarget : IFuzzTarget
{
    private static readonly ushort[] Types = [0x0001, 0x0001, 0x0001, 0x0101, 0x0111, 0x0011, 0x0003];
    private static readonly ushort[] Attributes = [0x0006, 0x0008, 0x0009, 0x0001, 0x0020, 0x0024, 0x0025, 0x8028, 0x8029, 0x802A, 0x8022, 0x0014, 0x7777];
    private static readonly NetAddress From = NetAddress.From(new IPEndPoint(IPAddress.Loopback, 4000), dualStack: false);

    private readonly IceAgent _agent = new([IPAddress.Loopback], 5000);
    private readonly byte[] _buffer = new byte[2048];
    private readonly byte[] _last = new byte[2048];
    private int _length;

    public string Name => "STUN, checks and bindings";

    public double Share => 0.16;

    public ReadOnlySpan<byte> Last => _last.AsSpan(0, _length);

    public void Feed(Random random)
    {
        Header(random);
        for (var n = random.Next(6); n > 0; n--)
        {
            Attribute(Attributes[random.Next(Attributes.Length)], random.Next(8) == 0 ? random.Next(300) : random.Next(3) * 4, random);
        }

        if (random.Next(2) == 0)
        {
            Sign();
        }

        _length = random.Next(3) == 0 ? Damage.Of(_buffer.AsSpan(0, 2000), _length, random) : _length;
        _buffer.AsSpan(0, _length).CopyTo(_last);
        var datagram = _buffer.AsSpan(0, _length);
        Span<byte> response = stackalloc byte[StunResponse.MaxSize];
        if (StunRequest.LooksLikeStun(datagram))
        {
            _agent.Judge(datagram, From, response, out _);
        }

        if (StunBinding.IsRequest(datagram))
        {
            StunBinding.WriteAnswer(response, datagram, new IPEndPoint(IPAddress.Loopback, 4000));
        }

        if (_length >= StunBinding.RequestSize)
        {
            StunBinding.ReadAnswer(datagram, datagram[8..StunBinding.RequestSize]);
        }
    }

    public string? Harm()
    {
        Header(new Random(1));
        BinaryPrimitives.WriteUInt16BigEndian(_buffer, 0x0001);
        Sign();
        Span<byte> response = stackalloc byte[StunResponse.MaxSize];
        return _agent.Judge(_buffer.AsSpan(0, _length), From, response, out var length) == IceVerdict.Valid && length > 0 ? null : "a good check is not answered";
    }

    public void Dispose()
    {
    }

    private void Header(Random random)
    {
        _length = StunRequest.HeaderSize;
        BinaryPrimitives.WriteUInt16BigEndian(_buffer, Types[random.Next(Types.Length)]);
        BinaryPrimitives.WriteUInt16BigEndian(_buffer.AsSpan(2), 0);
        BinaryPrimitives.WriteUInt32BigEndian(_buffer.AsSpan(4), StunRequest.MagicCookie);
        random.NextBytes(_buffer.AsSpan(8, 12));
    }

    private Span<byte> Attribute(ushort type, int length, Random random)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_buffer.AsSpan(_length), type);
        BinaryPrimitives.WriteUInt16BigEndian(_buffer.AsSpan(_length + 2), (ushort)length);
        var value = _buffer.AsSpan(_length + 4, length);
        random.NextBytes(value);
        _length += 4 + ((length + 3) & ~3);
        BinaryPrimitives.WriteUInt16BigEndian(_buffer.AsSpan(2), (ushort)(_length - StunRequest.HeaderSize));
        return value;
    }

    private void Sign()
    {
        var name = Encoding.ASCII.GetBytes($"{_agent.Credentials.Ufrag}:peer");
        name.CopyTo(Attribute((ushort)StunAttribute.Username, name.Length, Random.Shared));
        var before = _length;
        var integrity = Attribute((ushort)StunAttribute.MessageIntegrity, HMACSHA1.HashSizeInBytes, Random.Shared);
        HMACSHA1.HashData(Encoding.ASCII.GetBytes(_agent.Credentials.Password), _buffer.AsSpan(0, before), integrity);
        before = _length;
        var fingerprint = Attribute((ushort)StunAttribute.Fingerprint, 4, Random.Shared);
        BinaryPrimitives.WriteUInt32BigEndian(fingerprint, StunFingerprint.Of(_buffer.AsSpan(0, before)));
    }
}
