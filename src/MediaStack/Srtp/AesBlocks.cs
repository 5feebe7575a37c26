using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using Instruction = System.Runtime.Intrinsics.X86.Aes;

namespace CallCenter.MediaStack.Srtp;

/// <summary>
/// AES (FIPS 197) of many blocks under one key of 16 or 32 bytes. By the processor's own instructions, since for a packet the way through the
/// library costs more than the cipher; by the library where the processor has none.
/// </summary>
internal sealed class AesBlocks : IDisposable
{
    /// <summary>What is encrypted is a multiple of these bytes: four blocks are in the processor's pipeline at a time.</summary>
    public const int Chunk = 4 * Block;

    private const int Block = 16;
    private const int Word = 4;

    private readonly uint[] _schedule = [];
    private readonly int _rounds;
    private readonly ICryptoTransform? _library;

    public AesBlocks(ReadOnlySpan<byte> key)
        : this(key, Instruction.IsSupported)
    {
    }

    internal AesBlocks(ReadOnlySpan<byte> key, bool byInstructions)
    {
        if (byInstructions)
        {
            _rounds = (key.Length / Word) + 6;
            _schedule = Schedule(key, _rounds);
            return;
        }

        using var aes = Aes.Create();
        (aes.Mode, aes.Padding) = (CipherMode.ECB, PaddingMode.None);
        aes.SetKey(key);
        _library = aes.CreateEncryptor();
    }

    /// <param name="length">a multiple of <see cref="Chunk"/>, within both arrays.</param>
    public void Encrypt(byte[] input, byte[] output, int length)
    {
        if (_library is not null)
        {
            _library.TransformBlock(input, 0, length, output, 0);
            return;
        }

        for (var at = 0; at < length; at += Chunk)
        {
            EncryptChunk(input.AsSpan(at, Chunk), output.AsSpan(at, Chunk));
        }
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(_schedule.AsSpan()));
        _library?.Dispose();
    }

    private void EncryptChunk(ReadOnlySpan<byte> input, Span<byte> output)
    {
        var keys = MemoryMarshal.Cast<uint, Vector128<byte>>(_schedule);
        var from = MemoryMarshal.Cast<byte, Vector128<byte>>(input);
        var (a, b, c, d) = (from[0] ^ keys[0], from[1] ^ keys[0], from[2] ^ keys[0], from[3] ^ keys[0]);
        for (var round = 1; round < _rounds; round++)
        {
            var key = keys[round];
            (a, b, c, d) = (Instruction.Encrypt(a, key), Instruction.Encrypt(b, key), Instruction.Encrypt(c, key), Instruction.Encrypt(d, key));
        }

        var last = keys[_rounds];
        var to = MemoryMarshal.Cast<byte, Vector128<byte>>(output);
        (to[0], to[1]) = (Instruction.EncryptLast(a, last), Instruction.EncryptLast(b, last));
        (to[2], to[3]) = (Instruction.EncryptLast(c, last), Instruction.EncryptLast(d, last));
    }

    /// <summary>FIPS 197 section 5.2.</summary>
    private static uint[] Schedule(ReadOnlySpan<byte> key, int rounds)
    {
        var schedule = new uint[(rounds + 1) * Block / Word];
        var given = key.Length / Word;
        MemoryMarshal.Cast<byte, uint>(key).CopyTo(schedule);
        for (var (at, constant) = (given, 1u); at < schedule.Length; at++)
        {
            // 0: the word through the S-box, 1: the same rotated
            var mixed = Instruction.KeygenAssist(Vector128.Create(0, schedule[at - 1], 0, 0).AsByte(), 0).AsUInt32();
            var with = schedule[at - 1];
            if (at % given == 0)
            {
                with = mixed[1] ^ constant;
                constant = (constant << 1) ^ (constant >> 7) * 0x11B;
            }
            else if (given > 6 && at % given == 4)
            {
                with = mixed[0];
            }

            schedule[at] = schedule[at - given] ^ with;
        }

        return schedule;
    }
}
