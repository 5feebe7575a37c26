using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CallCenter.MediaStack.Srtp;

/// <summary>
/// HMAC-SHA1 (RFC 2104) of packets under one key. The hash of libcrypto is called itself and its state after the key is kept: what the runtime
/// calls makes the same state anew, in memory of its own, for each packet, which costs more than the hash. Where there is no such library, by the runtime.
/// </summary>
internal sealed unsafe partial class HmacSha1 : IDisposable
{
    public const int Length = 20;

    private const string Library = "libcrypto.so.3";
    private const int Block = 64;
    private const byte Inner = 0x36;
    private const byte Outer = 0x5C;

    private static readonly bool IsThere = NativeLibrary.TryLoad(Library, out var library)
        && NativeLibrary.TryGetExport(library, "SHA1_Init", out _) && NativeLibrary.TryGetExport(library, "SHA1_Update", out _)
        && NativeLibrary.TryGetExport(library, "SHA1_Final", out _);

    private readonly HMACSHA1? _runtime;
    private State _inner;
    private State _outer;

    /// <param name="key">64 bytes at most.</param>
    public HmacSha1(ReadOnlySpan<byte> key)
        : this(key, IsThere)
    {
    }

    internal HmacSha1(ReadOnlySpan<byte> key, bool byLibrary)
    {
        if (byLibrary)
        {
            (_inner, _outer) = (After(key, Inner), After(key, Outer));
        }
        else
        {
            _runtime = new HMACSHA1(key.ToArray());
        }
    }

    /// <param name="hash">of <see cref="Length"/>.</param>
    public void Compute(ReadOnlySpan<byte> data, Span<byte> hash)
    {
        if (_runtime is not null)
        {
            _runtime.TryComputeHash(data, hash, out _);
            return;
        }

        var (inner, outer) = (_inner, _outer);
        fixed (byte* from = data, to = hash)
        {
            Update(&inner, from, (nuint)data.Length);
            Final(to, &inner);
            Update(&outer, to, Length);
            Final(to, &outer);
        }
    }

    public void Dispose()
    {
        (_inner, _outer) = (default, default);
        _runtime?.Dispose();
    }

    private static State After(ReadOnlySpan<byte> key, byte pad)
    {
        var block = stackalloc byte[Block];
        var padded = new Span<byte>(block, Block);
        key.CopyTo(padded);
        for (var i = 0; i < Block; i++)
        {
            padded[i] ^= pad;
        }

        State state;
        Init(&state);
        Update(&state, block, Block);
        CryptographicOperations.ZeroMemory(padded);
        return state;
    }

    [LibraryImport(Library, EntryPoint = "SHA1_Init")]
    private static partial int Init(State* state);

    [LibraryImport(Library, EntryPoint = "SHA1_Update")]
    private static partial int Update(State* state, byte* data, nuint length);

    [LibraryImport(Library, EntryPoint = "SHA1_Final")]
    private static partial int Final(byte* hash, State* state);

    /// <summary>SHA_CTX of openssl/sha.h: five words of state, two of length, a block, how much of it is filled.</summary>
    [InlineArray(24)]
    private struct State
    {
        private uint _first;
    }
}
