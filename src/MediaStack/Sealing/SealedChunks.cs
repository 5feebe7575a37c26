using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace CallCenter.MediaStack.Sealing;

/// <summary>
/// What stands behind the header: chunks of 8192 bytes of sound (256 ms), the last one shorter, each encrypted by AES-256-GCM under the file's own key with its
/// number as nonce, and its tag behind it. A chunk is written once, when it is full or the last: no nonce serves twice.
/// </summary>
internal sealed class SealedChunks(SafeFileHandle file, SealedHeader header, RecordingKey key) : IDisposable
{
    public const int Sound = 8192;
    public const int Tag = 16;

    private const int Whole = Sound + Tag;
    private const int Nonce = 12;

    private readonly AesGcm _cipher = header.Cipher(key);
    private readonly byte[] _sealed = new byte[Whole];

    public SealedHeader Header => header;

    /// <summary>Bytes of sound in a file of so many bytes; a tail too short for a tag holds none.</summary>
    public static long SoundIn(long fileBytes)
    {
        var (chunks, rest) = Math.DivRem(Math.Max(0, fileBytes - SealedHeader.Size), Whole);
        return (chunks * Sound) + Math.Max(0, rest - Tag);
    }

    /// <summary>Bytes of a file with so many whole chunks.</summary>
    public static long FileBytes(long chunks) => SealedHeader.Size + (chunks * Whole);

    /// <summary>Encrypts and writes a chunk.</summary>
    /// <exception cref="IOException">it cannot be written.</exception>
    public void Write(long number, ReadOnlySpan<byte> sound)
    {
        Span<byte> nonce = stackalloc byte[Nonce];
        Name(nonce, number);
        _cipher.Encrypt(nonce, sound, _sealed.AsSpan(0, sound.Length), _sealed.AsSpan(sound.Length, Tag), header.Bytes);
        RandomAccess.Write(file, _sealed.AsSpan(0, sound.Length + Tag), FileBytes(number));
    }

    /// <summary>Reads and decrypts a chunk; bytes of sound, negative when it is not what was written, or not there as a whole.</summary>
    /// <param name="sound">room for <see cref="Sound"/> bytes.</param>
    /// <exception cref="IOException">it cannot be read.</exception>
    public int Read(long number, Span<byte> sound)
    {
        var size = RandomAccess.Read(file, _sealed, FileBytes(number)) - Tag;
        if (size < 0)
        {
            return -1;
        }

        Span<byte> nonce = stackalloc byte[Nonce];
        Name(nonce, number);
        try
        {
            _cipher.Decrypt(nonce, _sealed.AsSpan(0, size), _sealed.AsSpan(size, Tag), sound[..size], header.Bytes);
            return size;
        }
        catch (AuthenticationTagMismatchException)
        {
            return -1;
        }
    }

    /// <summary>Cuts off chunks at the end that are not what was written, or not there as a whole.</summary>
    /// <returns>bytes of sound that stay.</returns>
    public long CutDamagedEnd(long fileBytes)
    {
        var sound = new byte[Sound];
        for (var chunks = (SoundIn(fileBytes) + Sound - 1) / Sound; chunks > 0; chunks--)
        {
            if (Read(chunks - 1, sound) is > 0 and var size)
            {
                RandomAccess.SetLength(file, FileBytes(chunks - 1) + size + Tag);
                return ((chunks - 1) * Sound) + size;
            }
        }

        return 0;
    }

    public void Dispose()
    {
        _cipher.Dispose();
        file.Dispose();
    }

    private static void Name(Span<byte> nonce, long number)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[(Nonce - sizeof(long))..], number);
    }
}
