using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CallCenter.SipStack.Auth;

/// <summary>
/// Nonces that prove themselves: time, a random number, and a keyed hash of both. Only those that were used rightly are remembered,
/// with their highest nc, so that a flood of challenges costs no memory. Used on the loop.
/// </summary>
internal sealed class NonceStore(TimeProvider time, TimeSpan life)
{
    private const int MostUsed = 100_000;
    private const int Plain = 16;
    private const int Mac = 16;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<ulong, uint> _used = [];
    private readonly Queue<(ulong Id, long At)> _order = new();

    public string Create()
    {
        Span<byte> nonce = stackalloc byte[Plain + Mac];
        BinaryPrimitives.WriteInt64BigEndian(nonce, time.GetUtcNow().UtcTicks);
        RandomNumberGenerator.Fill(nonce.Slice(8, 8));
        Sign(nonce[..Plain], nonce[Plain..]);
        return Convert.ToHexStringLower(nonce);
    }

    /// <summary>Whether it was made here and is young enough; says nothing about its count.</summary>
    public NonceState Check(string text)
    {
        Span<byte> nonce = stackalloc byte[Plain + Mac];
        Span<byte> mac = stackalloc byte[Mac];
        if (!TryRead(text, nonce))
        {
            return NonceState.Unknown;
        }

        Sign(nonce[..Plain], mac);
        if (!CryptographicOperations.FixedTimeEquals(mac, nonce[Plain..]))
        {
            return NonceState.Unknown;
        }

        var age = time.GetUtcNow().UtcTicks - BinaryPrimitives.ReadInt64BigEndian(nonce);
        return age >= 0 && age <= life.Ticks ? NonceState.Good : NonceState.Stale;
    }

    /// <summary>Uses up a count of a good nonce, once its answer has proven right; false when it was used before.</summary>
    public bool TryUse(string text, uint count)
    {
        Span<byte> nonce = stackalloc byte[Plain + Mac];
        if (!TryRead(text, nonce))
        {
            return false;
        }

        Forget();
        var id = BinaryPrimitives.ReadUInt64BigEndian(nonce[8..]);
        if (_used.TryGetValue(id, out var highest))
        {
            _used[id] = Math.Max(highest, count);
            return count > highest;
        }

        _used.Add(id, count);
        _order.Enqueue((id, time.GetUtcNow().UtcTicks));
        return count > 0;
    }

    private void Forget()
    {
        var oldest = time.GetUtcNow().UtcTicks - life.Ticks;
        while (_order.TryPeek(out var first) && (first.At < oldest || _used.Count >= MostUsed))
        {
            _used.Remove(_order.Dequeue().Id);
        }
    }

    private void Sign(ReadOnlySpan<byte> plain, Span<byte> mac)
    {
        Span<byte> full = stackalloc byte[32];
        HMACSHA256.HashData(_key, plain, full);
        full[..Mac].CopyTo(mac);
    }

    private static bool TryRead(string text, Span<byte> nonce) =>
        text.Length == nonce.Length * 2
        && Convert.FromHexString(text, nonce, out _, out var written) == System.Buffers.OperationStatus.Done && written == nonce.Length;
}
