using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CallCenter.MediaStack.Sealing;

/// <summary>
/// The beginning of an encrypted recording: "CCSEAL1" and a zero byte, the key's name (16 bytes, filled with zeros), 32 bytes by chance, sample rate and
/// channels (32 and 16 bits, little-endian), two zero bytes. It is in the clear, and authenticated with each chunk.
/// </summary>
internal sealed class SealedHeader
{
    public const int Size = 64;

    private const int KeyIdAt = 8;
    private const int SaltAt = KeyIdAt + RecordingKey.MostIdLetters;
    private const int SaltSize = 32;
    private const int RateAt = SaltAt + SaltSize;
    private const int ChannelsAt = RateAt + 4;
    private const int MostChannels = 2;

    private readonly byte[] _bytes;

    private SealedHeader(byte[] bytes) => _bytes = bytes;

    public ReadOnlySpan<byte> Bytes => _bytes;

    public string KeyId => Encoding.ASCII.GetString(_bytes.AsSpan(KeyIdAt, RecordingKey.MostIdLetters).TrimEnd((byte)0));

    /// <summary>Hz.</summary>
    public int SampleRate => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(RateAt));

    public int Channels => BinaryPrimitives.ReadInt16LittleEndian(_bytes.AsSpan(ChannelsAt));

    private static ReadOnlySpan<byte> Magic => "CCSEAL1\0"u8;

    public static SealedHeader New(RecordingKey key, int sampleRate, int channels)
    {
        var bytes = new byte[Size];
        Magic.CopyTo(bytes);
        Encoding.ASCII.GetBytes(key.Id, bytes.AsSpan(KeyIdAt));
        RandomNumberGenerator.Fill(bytes.AsSpan(SaltAt, SaltSize));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(RateAt), sampleRate);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(ChannelsAt), (short)channels);
        return new SealedHeader(bytes);
    }

    /// <summary>Null when these bytes begin no encrypted recording.</summary>
    public static SealedHeader? Read(ReadOnlySpan<byte> bytes)
    {
        var header = bytes.Length >= Size && bytes.StartsWith(Magic) ? new SealedHeader(bytes[..Size].ToArray()) : null;
        return header is { SampleRate: > 0, Channels: > 0 and <= MostChannels } ? header : null;
    }

    /// <summary>The file's own cipher: no two files share a key, so that chunks can be counted from nought in each.</summary>
    public AesGcm Cipher(RecordingKey key)
    {
        Span<byte> own = stackalloc byte[RecordingKey.SecretSize];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Secret, own, _bytes.AsSpan(SaltAt, SaltSize), "recording"u8);
        var cipher = new AesGcm(own, SealedChunks.Tag);
        CryptographicOperations.ZeroMemory(own);
        return cipher;
    }
}
