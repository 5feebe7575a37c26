using System.Buffers;
using System.Buffers.Binary;

namespace CallCenter.SipStack.Transport;

/// <summary>
/// For carriers that keep messages apart themselves (WebSocket: one message a frame, RFC 7118 §5): each stands in the stream behind its
/// length, whatever its Content-Length says.
/// </summary>
internal sealed class WholeMessageFraming : IMessageFraming
{
    /// <summary>Bytes of the length before each message, most significant first.</summary>
    public const int PrefixSize = 4;

    private const int FirstSize = 4096;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int _start;
    private int _end;

    public bool IsPartial => _end > _start;

    public Memory<byte> Room()
    {
        _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
        (_start, _end) = (0, _end - _start);
        if (_end == _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
            _bytes.CopyTo(larger, 0);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsMemory(_end);
    }

    public void Advance(int count) => _end += count;

    public Frame Read(out ReadOnlySpan<byte> message)
    {
        message = default;
        while (TryNext(out var next))
        {
            if (next.ContainsAnyExcept((byte)'\r', (byte)'\n'))
            {
                message = next;
                return Frame.Message;
            }

            if (next.SequenceEqual("\r\n\r\n"u8))
            {
                return Frame.Ping;
            }
        }

        return Frame.None;
    }

    public void Write(IBufferWriter<byte> stream, ReadOnlySpan<byte> message)
    {
        BinaryPrimitives.WriteInt32BigEndian(stream.GetSpan(PrefixSize), message.Length);
        stream.Advance(PrefixSize);
        stream.Write(message);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _start = _end = 0;
    }

    private bool TryNext(out ReadOnlySpan<byte> message)
    {
        message = default;
        var bytes = _bytes.AsSpan(_start, _end - _start);
        if (bytes.Length < PrefixSize || BinaryPrimitives.ReadInt32BigEndian(bytes) is var length && bytes.Length < PrefixSize + length)
        {
            return false;
        }

        message = bytes.Slice(PrefixSize, length);
        _start += PrefixSize + length;
        return true;
    }
}
