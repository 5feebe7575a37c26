using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CallCenter.MediaStack.Srtp;

/// <summary>AES in counter mode and HMAC-SHA1 under the session keys of RTP or of RTCP (RFC 3711 section 4). Allocates nothing, but for the first packet that is longer than all before.</summary>
internal sealed class CounterModeKeys : IDisposable
{
    public const int TagRoom = HmacSha1.Length;

    private const int Block = 16;
    private const int AuthenticationKey = 20;

    /// <summary>Room for 20 ms of G.711; more than our RTCP.</summary>
    private const int UsualPayload = 3 * AesBlocks.Chunk;

    private readonly AesBlocks _aes;
    private readonly HmacSha1 _hmac;
    private readonly byte[] _salt;
    private byte[] _counters = new byte[UsualPayload];
    private byte[] _stream = new byte[UsualPayload];

    /// <param name="labels">first label of this protocol's keys.</param>
    public CounterModeKeys(SrtpProfile profile, SrtpKey master, byte labels)
    {
        var key = KeyDerivation.Derive(profile, master, (byte)(labels + KeyDerivation.RtpCipher), profile.KeyLength);
        var authentication = KeyDerivation.Derive(profile, master, (byte)(labels + KeyDerivation.RtpAuthentication), AuthenticationKey);
        _salt = KeyDerivation.Derive(profile, master, (byte)(labels + KeyDerivation.RtpSalt), profile.SaltLength);
        _aes = new AesBlocks(key);
        _hmac = new HmacSha1(authentication);
        CryptographicOperations.ZeroMemory(key);
        CryptographicOperations.ZeroMemory(authentication);
    }

    /// <summary>Encrypts or decrypts.</summary>
    public void Crypt(Span<byte> data, uint ssrc, long index)
    {
        var length = (data.Length + AesBlocks.Chunk - 1) / AesBlocks.Chunk * AesBlocks.Chunk;
        if (length == 0)
        {
            return;
        }

        if (length > _counters.Length)
        {
            CryptographicOperations.ZeroMemory(_stream);
            (_counters, _stream) = (new byte[length], new byte[length]);
        }

        FillCounters(_counters.AsSpan(0, length), ssrc, index);
        _aes.Encrypt(_counters, _stream, length);
        Xor(data, _stream);
    }

    /// <summary>HMAC-SHA1 over <paramref name="data"/>, of which a tag is the beginning.</summary>
    public void Authenticate(ReadOnlySpan<byte> data, Span<byte> hash) => _hmac.Compute(data, hash);

    public void Dispose()
    {
        _aes.Dispose();
        _hmac.Dispose();
        CryptographicOperations.ZeroMemory(_salt);
        CryptographicOperations.ZeroMemory(_stream);
    }

    /// <summary>IV = salt·2^16 XOR SSRC·2^64 XOR index·2^16, counting up by the block.</summary>
    private void FillCounters(Span<byte> counters, uint ssrc, long index)
    {
        var first = counters[..Block];
        first.Clear();
        _salt.CopyTo(first);
        var at4 = BinaryPrimitives.ReadUInt32BigEndian(first[4..]);
        BinaryPrimitives.WriteUInt32BigEndian(first[4..], at4 ^ ssrc);
        var at8 = BinaryPrimitives.ReadUInt64BigEndian(first[8..]);
        BinaryPrimitives.WriteUInt64BigEndian(first[8..], at8 ^ ((ulong)index << 16));
        for (var at = Block; at < counters.Length; at += Block)
        {
            first.CopyTo(counters[at..]);
            BinaryPrimitives.WriteUInt16BigEndian(counters[(at + 14)..], (ushort)(at / Block));
        }
    }

    private static void Xor(Span<byte> data, ReadOnlySpan<byte> stream)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(data);
        var others = MemoryMarshal.Cast<byte, ulong>(stream);
        for (var i = 0; i < words.Length; i++)
        {
            words[i] ^= others[i];
        }

        for (var i = words.Length * sizeof(ulong); i < data.Length; i++)
        {
            data[i] ^= stream[i];
        }
    }
}
