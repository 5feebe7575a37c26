using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CallCenter.MediaStack.Srtp;

/// <summary>AES in Galois/counter mode (RFC 7714): the tag stands behind the packet, RTCP's index behind the tag.</summary>
internal sealed class GcmCipher : SrtpCipher
{
    private const int NonceLength = 12;
    private const int Tag = 16;

    private readonly AesGcm _rtp;
    private readonly AesGcm _rtcp;
    private readonly byte[] _rtpSalt;
    private readonly byte[] _rtcpSalt;

    public GcmCipher(SrtpProfile profile, SrtpKey master)
        : this(Keys(profile, master, 0), Keys(profile, master, KeyDerivation.Rtcp))
    {
    }

    /// <summary>From session keys, which are cleared.</summary>
    public GcmCipher((byte[] Key, byte[] Salt) rtp, (byte[] Key, byte[] Salt) rtcp)
    {
        (_rtp, _rtpSalt) = (new AesGcm(rtp.Key, Tag), rtp.Salt);
        (_rtcp, _rtcpSalt) = (new AesGcm(rtcp.Key, Tag), rtcp.Salt);
        CryptographicOperations.ZeroMemory(rtp.Key);
        CryptographicOperations.ZeroMemory(rtcp.Key);
    }

    public override int SealRtp(Span<byte> buffer, int header, int length, uint ssrc, long index)
    {
        Span<byte> nonce = stackalloc byte[NonceLength];
        Nonce(nonce, _rtpSalt, ssrc, index);
        var payload = buffer[header..length];
        _rtp.Encrypt(nonce, payload, payload, buffer.Slice(length, Tag), buffer[..header]);
        return length + Tag;
    }

    public override int OpenRtp(Span<byte> packet, int header, uint ssrc, long index)
    {
        var length = packet.Length - Tag;
        if (length < header)
        {
            return -1;
        }

        Span<byte> nonce = stackalloc byte[NonceLength];
        Nonce(nonce, _rtpSalt, ssrc, index);
        return TryDecrypt(_rtp, nonce, packet[header..length], packet[length..], packet[..header]) ? length : -1;
    }

    public override int SealRtcp(Span<byte> buffer, int length, uint ssrc, uint index)
    {
        Span<byte> nonce = stackalloc byte[NonceLength];
        Span<byte> clear = stackalloc byte[RtcpHeader + RtcpIndex];
        Nonce(nonce, _rtcpSalt, ssrc, index);
        Clear(clear, buffer, index);
        var body = buffer[RtcpHeader..length];
        _rtcp.Encrypt(nonce, body, body, buffer.Slice(length, Tag), clear);
        clear[RtcpHeader..].CopyTo(buffer[(length + Tag)..]);
        return length + Tag + RtcpIndex;
    }

    public override int OpenRtcp(Span<byte> packet, uint ssrc, uint index)
    {
        var length = packet.Length - Tag - RtcpIndex;
        Span<byte> nonce = stackalloc byte[NonceLength];
        Span<byte> clear = stackalloc byte[RtcpHeader + RtcpIndex];
        Nonce(nonce, _rtcpSalt, ssrc, index);
        Clear(clear, packet, index);
        return TryDecrypt(_rtcp, nonce, packet[RtcpHeader..length], packet.Slice(length, Tag), clear) ? length : -1;
    }

    public override bool TryReadIndex(ReadOnlySpan<byte> packet, out uint index)
    {
        var word = packet.Length >= RtcpHeader + Tag + RtcpIndex ? BinaryPrimitives.ReadUInt32BigEndian(packet[^RtcpIndex..]) : 0;
        index = word & ~Encrypted;
        return (word & Encrypted) != 0;
    }

    public override void Dispose()
    {
        _rtp.Dispose();
        _rtcp.Dispose();
        CryptographicOperations.ZeroMemory(_rtpSalt);
        CryptographicOperations.ZeroMemory(_rtcpSalt);
    }

    /// <summary>Section 8.1: two zero bytes, SSRC, 48 bits of index, XOR salt. RTCP's 31-bit index stands where RTP's lower bits do (section 9.1).</summary>
    private static void Nonce(Span<byte> nonce, ReadOnlySpan<byte> salt, uint ssrc, long index)
    {
        salt.CopyTo(nonce);
        var at2 = BinaryPrimitives.ReadUInt32BigEndian(nonce[2..]);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[2..], at2 ^ ssrc);
        var at4 = BinaryPrimitives.ReadUInt64BigEndian(nonce[4..]);
        BinaryPrimitives.WriteUInt64BigEndian(nonce[4..], at4 ^ (ulong)index);
    }

    /// <summary>What RTCP authenticates without encrypting it: header and index.</summary>
    private static void Clear(Span<byte> clear, ReadOnlySpan<byte> packet, uint index)
    {
        packet[..RtcpHeader].CopyTo(clear);
        BinaryPrimitives.WriteUInt32BigEndian(clear[RtcpHeader..], Encrypted | index);
    }

    private static bool TryDecrypt(AesGcm gcm, ReadOnlySpan<byte> nonce, Span<byte> data, ReadOnlySpan<byte> tag, ReadOnlySpan<byte> clear)
    {
        try
        {
            gcm.Decrypt(nonce, data, tag, data, clear);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    private static (byte[] Key, byte[] Salt) Keys(SrtpProfile profile, SrtpKey master, byte labels) =>
        (KeyDerivation.Derive(profile, master, (byte)(labels + KeyDerivation.RtpCipher), profile.KeyLength),
            KeyDerivation.Derive(profile, master, (byte)(labels + KeyDerivation.RtpSalt), profile.SaltLength));
}
