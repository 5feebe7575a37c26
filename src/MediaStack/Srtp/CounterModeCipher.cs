using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CallCenter.MediaStack.Srtp;

/// <summary>AES_CM with HMAC_SHA1 (RFC 3711; with 256-bit keys RFC 6188).</summary>
internal sealed class CounterModeCipher(SrtpProfile profile, SrtpKey key) : SrtpCipher
{
    private const int Rollover = 4;

    private readonly CounterModeKeys _rtp = new(profile, key, 0);
    private readonly CounterModeKeys _rtcp = new(profile, key, KeyDerivation.Rtcp);

    public override int SealRtp(Span<byte> buffer, int header, int length, uint ssrc, long index)
    {
        _rtp.Crypt(buffer[header..length], ssrc, index);
        Span<byte> hash = stackalloc byte[CounterModeKeys.TagRoom];
        // the rollover counter is authenticated but not sent
        BinaryPrimitives.WriteUInt32BigEndian(buffer[length..], (uint)(index >> 16));
        _rtp.Authenticate(buffer[..(length + Rollover)], hash);
        hash[..profile.RtpTag].CopyTo(buffer[length..]);
        return length + profile.RtpTag;
    }

    public override int OpenRtp(Span<byte> packet, int header, uint ssrc, long index)
    {
        var length = packet.Length - profile.RtpTag;
        if (length < header)
        {
            return -1;
        }

        Span<byte> tag = stackalloc byte[profile.RtpTag];
        Span<byte> hash = stackalloc byte[CounterModeKeys.TagRoom];
        packet[length..].CopyTo(tag);
        BinaryPrimitives.WriteUInt32BigEndian(packet[length..], (uint)(index >> 16));
        _rtp.Authenticate(packet[..(length + Rollover)], hash);
        if (!CryptographicOperations.FixedTimeEquals(tag, hash[..tag.Length]))
        {
            return -1;
        }

        _rtp.Crypt(packet[header..length], ssrc, index);
        return length;
    }

    public override int SealRtcp(Span<byte> buffer, int length, uint ssrc, uint index)
    {
        _rtcp.Crypt(buffer[RtcpHeader..length], ssrc, index);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[length..], Encrypted | index);
        length += RtcpIndex;
        Span<byte> hash = stackalloc byte[CounterModeKeys.TagRoom];
        _rtcp.Authenticate(buffer[..length], hash);
        hash[..profile.RtcpTag].CopyTo(buffer[length..]);
        return length + profile.RtcpTag;
    }

    public override int OpenRtcp(Span<byte> packet, uint ssrc, uint index)
    {
        var length = packet.Length - profile.RtcpTag;
        Span<byte> hash = stackalloc byte[CounterModeKeys.TagRoom];
        _rtcp.Authenticate(packet[..length], hash);
        if (!CryptographicOperations.FixedTimeEquals(packet[length..], hash[..profile.RtcpTag]))
        {
            return -1;
        }

        length -= RtcpIndex;
        _rtcp.Crypt(packet[RtcpHeader..length], ssrc, index);
        return length;
    }

    public override bool TryReadIndex(ReadOnlySpan<byte> packet, out uint index)
    {
        var at = packet.Length - profile.RtcpTag - RtcpIndex;
        var word = at >= RtcpHeader ? BinaryPrimitives.ReadUInt32BigEndian(packet[at..]) : 0;
        index = word & ~Encrypted;
        return (word & Encrypted) != 0;
    }

    public override void Dispose()
    {
        _rtp.Dispose();
        _rtcp.Dispose();
    }
}
