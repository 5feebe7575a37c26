using System.Buffers;
using System.Buffers.Text;
using System.Net;
using System.Text;

namespace CallCenter.SipStack.Messages;

/// <summary>Writes one message into a rented buffer, which becomes the <see cref="SipPacket"/>.</summary>
internal ref struct SipWriter(int sizeHint)
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(sizeHint);
    private int _length;

    public readonly int Length => _length;

    public void Write(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
    }

    /// <summary>Text from outside: control characters become spaces, so that no value can begin a new header line.</summary>
    public void Write(scoped ReadOnlySpan<char> text)
    {
        var room = Room(Encoding.UTF8.GetMaxByteCount(text.Length));
        var count = Encoding.UTF8.GetBytes(text, room);
        foreach (ref var b in room[..count])
        {
            b = b is < 0x20 or 0x7f ? (byte)' ' : b;
        }

        _length += count;
    }

    public void Write(byte b)
    {
        Room(1)[0] = b;
        _length++;
    }

    public void Write(long number)
    {
        Utf8Formatter.TryFormat(number, Room(20), out var count);
        _length += count;
    }

    /// <summary>16 lower-case hex digits: the form of own tags and branches.</summary>
    public void WriteHex(ulong id)
    {
        Utf8Formatter.TryFormat(id, Room(16), out var count, new StandardFormat('x', 16));
        _length += count;
    }

    /// <summary>An address without its port; IPv6 in brackets.</summary>
    public void Write(IPAddress address)
    {
        var v6 = address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6;
        if (v6)
        {
            Write((byte)'[');
        }

        address.TryFormat(Room(64), out int count);
        _length += count;
        if (v6)
        {
            Write((byte)']');
        }
    }

    /// <summary>One header line.</summary>
    public void Header(HeaderId id, scoped ReadOnlySpan<byte> value)
    {
        Begin(id);
        Write(value);
        EndLine();
    }

    public void Header(HeaderId id, scoped ReadOnlySpan<char> value)
    {
        Begin(id);
        Write(value);
        EndLine();
    }

    public void Header(HeaderId id, long value)
    {
        Begin(id);
        Write(value);
        EndLine();
    }

    public void Header(string name, string value)
    {
        Write(name.AsSpan());
        Write(": "u8);
        Write(value.AsSpan());
        EndLine();
    }

    public void Begin(HeaderId id)
    {
        Write(HeaderNames.Name(id));
        Write(": "u8);
    }

    public void EndLine() => Write("\r\n"u8);

    /// <summary>Copies all lines of a header from another message.</summary>
    public void Copy(SipMessage from, HeaderId id)
    {
        foreach (ref readonly var slot in from.Headers)
        {
            if (slot.Id == id)
            {
                Header(id, from[slot.Value]);
            }
        }
    }

    /// <summary>Content headers, the empty line and the body; the writer is used up.</summary>
    public SipPacket End(SipBody? body = null)
    {
        if (body is null)
        {
            Write("Content-Length: 0\r\n\r\n"u8);
        }
        else
        {
            Header(HeaderId.ContentType, body.ContentType);
            Header(HeaderId.ContentLength, body.Content.Length);
            EndLine();
            Write(body.Content.Span);
        }

        return new SipPacket(_bytes, _length);
    }

    private Span<byte> Room(int size)
    {
        if (_bytes.Length - _length < size)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + size));
            _bytes.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsSpan(_length);
    }
}
