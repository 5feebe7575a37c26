using System.Buffers.Binary;
using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;

namespace CallCenter.SipStack.Auth;

/// <summary>
/// Nonces that prove themselves: time, a random number, a mark of the address that asked, and a keyed hash of all. Only those that were
/// used rightly are remembered, with their highest nc, so that a flood of challenges costs no memory. Used on the loop.
/// </summary>
internal sealed class NonceStore(TimeProvider time, TimeSpan life)
{
    private const int MostUsed = 100_000;
    private const int IdAt = 4;
    private const int MarkAt = IdAt + sizeof(ulong);
    private const int Plain = MarkAt + 4;
    private const int Mac = 8;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<ulong, uint> _used = [];
    private readonly Queue<(ulong Id, long At)> _order = new();

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    /// <param name="asker">the only address whose answers it is good for: what is heard by one cannot be used by thousands.</param>
    public string Create(IPAddress asker)
    {
        Span<byte> nonce = stackalloc byte[Plain + Mac];
        BinaryPrimitives.WriteUInt32BigEndian(nonce, (uint)Now);
        RandomNumberGenerator.Fill(nonce[IdAt..MarkAt]);
        WriteMark(asker, nonce[MarkAt..Plain]);
        Sign(nonce[..Plain], nonce[Plain..]);
        return Convert.ToBase64String(nonce);
    }

    /// <summary>Whether it was made here, for this address, and is young enough; says nothing about its count.</summary>
    public NonceState Check(string text, IPAddress source)
    {
        Span<byte> nonce = stackalloc byte[Plain + Mac];
        Span<byte> right = stackalloc byte[Mac];
        if (!TryRead(text, nonce))
        {
            return NonceState.Unknown;
        }

        Sign(nonce[..Plain], right);
        if (!CryptographicOperations.FixedTimeEquals(right, nonce[Plain..]))
        {
            return NonceState.Unknown;
        }

        var age = Now - BinaryPrimitives.ReadUInt32BigEndian(nonce);
        WriteMark(source, right[..(Plain - MarkAt)]);
        return age < 0 || age > life.TotalSeconds ? NonceState.Stale
            : right[..(Plain - MarkAt)].SequenceEqual(nonce[MarkAt..Plain]) ? NonceState.Good
            : NonceState.Foreign;
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
        var id = BinaryPrimitives.ReadUInt64BigEndian(nonce[IdAt..]);
        if (_used.TryGetValue(id, out var highest))
        {
            _used[id] = Math.Max(highest, count);
            return count > highest;
        }

        _used.Add(id, count);
        _order.Enqueue((id, Now));
        return count > 0;
    }

    private void Forget()
    {
        var oldest = Now - (long)life.TotalSeconds;
        while (_order.TryPeek(out var first) && (first.At < oldest || _used.Count >= MostUsed))
        {
            _used.Remove(_order.Dequeue().Id);
        }
    }

    private void WriteMark(IPAddress address, Span<byte> mark)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.MapToIPv6().TryWriteBytes(bytes, out _);
        Sign(bytes, mark);
    }

    private void Sign(ReadOnlySpan<byte> plain, Span<byte> mac)
    {
        Span<byte> full = stackalloc byte[32];
        HMACSHA256.HashData(_key, plain, full);
        full[..mac.Length].CopyTo(mac);
    }

    private static bool TryRead(string text, Span<byte> nonce) =>
        text.Length == Base64.GetMaxEncodedToUtf8Length(nonce.Length) && Convert.TryFromBase64String(text, nonce, out var written)
        && written == nonce.Length;
}
