using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Transactions;

/// <summary>What server transactions are found by (RFC 3261 §17.2.3), as bytes so that looking up allocates nothing.</summary>
internal sealed class TransactionKey : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public const int MaxLength = 512;

    public static readonly TransactionKey Comparer = new();

    private static ReadOnlySpan<byte> Cookie => "z9hG4bK"u8;

    /// <summary>Writes the key of a request; ACK has its INVITE's. Returns the part of <paramref name="room"/> that was used.</summary>
    public static ReadOnlySpan<byte> Write(SipMessage request, SipMethod method, Span<byte> room)
    {
        method = method == SipMethod.Ack ? SipMethod.Invite : method;
        var branch = request.Branch;
        var writer = new KeyWriter(room);
        writer.Add((byte)method);
        if (branch.Length > Cookie.Length && Lex.Same(branch[..Cookie.Length], Cookie))
        {
            writer.Add(branch);
            writer.AddLower(request[request.Via.Host]);
            writer.Add(request.Via.Port);
        }
        else
        {
            // RFC 2543 peers: To is left out, for INVITE and its ACK are to share the key.
            writer.Add(request.RequestUri);
            writer.Add(request.FromTag);
            writer.Add(request.CallId);
            writer.Add(request.CSeq);
            writer.Add(request[request.Via.Value]);
        }

        if (method == SipMethod.Unknown)
        {
            writer.Add(request.MethodText);
        }

        return writer.End();
    }

    /// <summary>What is the same in all copies of a request that came by different ways.</summary>
    public static ReadOnlySpan<byte> WriteMerge(SipMessage request, Span<byte> room)
    {
        var writer = new KeyWriter(room);
        writer.Add(request.FromTag);
        writer.Add(request.CallId);
        writer.Add(request.CSeq);
        return writer.End();
    }

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] key) => GetHashCode(key.AsSpan());

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        var hash = default(HashCode);
        hash.AddBytes(alternate);
        return hash.ToHashCode();
    }

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

    // Parts are separated by a zero byte. What does not fit is replaced by a digest of the whole.
    private ref struct KeyWriter(Span<byte> room)
    {
        private readonly Span<byte> _room = room;
        private IncrementalHash? _digest;
        private int _length;

        public void Add(byte b) => Add([b]);

        public void Add(uint number)
        {
            Span<byte> bytes = stackalloc byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
            Add(bytes);
        }

        public void AddLower(ReadOnlySpan<byte> host)
        {
            var rented = ArrayPool<byte>.Shared.Rent(Math.Max(1, host.Length));
            System.Text.Ascii.ToLower(host, rented, out var count);
            Add(rented.AsSpan(0, count));
            ArrayPool<byte>.Shared.Return(rented);
        }

        public void Add(scoped ReadOnlySpan<byte> part)
        {
            if (_digest is null && _length + part.Length + 1 > _room.Length)
            {
                _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                _digest.AppendData(_room[.._length]);
            }

            if (_digest is not null)
            {
                _digest.AppendData(part);
                _digest.AppendData([0]);
                return;
            }

            part.CopyTo(_room[_length..]);
            _room[_length + part.Length] = 0;
            _length += part.Length + 1;
        }

        public ReadOnlySpan<byte> End()
        {
            if (_digest is null)
            {
                return _room[.._length];
            }

            _length = _digest.GetHashAndReset(_room);
            _digest.Dispose();
            return _room[.._length];
        }
    }
}
