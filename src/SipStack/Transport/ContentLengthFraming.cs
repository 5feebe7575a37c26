using System.Buffers;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Transport;

/// <summary>Cuts a stream into messages by Content-Length (RFC 3261 §18.3).</summary>
internal sealed class ContentLengthFraming : IMessageFraming
{
    private const int FirstSize = 4096;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int _start;
    private int _end;
    private int _scanned;

    /// <summary>An empty line alone is no beginning of a message: it may be a keep-alive's answer (RFC 5626 §3.5.1).</summary>
    public bool IsPartial => _bytes.AsSpan(_start, _end - _start).ContainsAnyExcept((byte)'\r', (byte)'\n');

    public Memory<byte> Room()
    {
        if (_start > 0 && _start == _end)
        {
            _start = _end = _scanned = 0;
        }

        if (_end == _bytes.Length)
        {
            MakeRoom();
        }

        return _bytes.AsMemory(_end);
    }

    public void Advance(int count) => _end += count;

    public Frame Read(out ReadOnlySpan<byte> message)
    {
        message = default;
        if (SkipEmptyLines())
        {
            return Frame.Ping;
        }

        var bytes = _bytes.AsSpan(_start, _end - _start);
        var headers = EndOfHeaders(bytes);
        if (headers < 0)
        {
            message = bytes;
            return bytes.Length >= SipParser.MaxSize ? Frame.Broken : Frame.None;
        }

        if (!TryContentLength(bytes[..headers], out var length) || headers + length > SipParser.MaxSize)
        {
            message = bytes[..Math.Min(headers, SipParser.MaxSize)];
            _start = _end;
            return Frame.Broken;
        }

        if (bytes.Length < headers + length)
        {
            return Frame.None;
        }

        message = bytes[..(headers + length)];
        _start += headers + length;
        _scanned = 0;
        return Frame.Message;
    }

    public void Write(IBufferWriter<byte> stream, ReadOnlySpan<byte> message) => stream.Write(message);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _start = _end = 0;
    }

    private void MakeRoom()
    {
        var used = _end - _start;
        var target = _start > 0 && used < _bytes.Length / 2 ? _bytes : ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
        _bytes.AsSpan(_start, used).CopyTo(target);
        if (target != _bytes)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = target;
        }

        (_start, _end) = (0, used);
    }

    // True for CR LF CR LF between messages; a single one is skipped in silence.
    private bool SkipEmptyLines()
    {
        while (_end - _start >= 2 && _bytes[_start] == '\r' && _bytes[_start + 1] == '\n')
        {
            var pair = _end - _start >= 4 && _bytes[_start + 2] == '\r' && _bytes[_start + 3] == '\n';
            if (!pair && _end - _start < 4)
            {
                return false;
            }

            _start += pair ? 4 : 2;
            _scanned = 0;
            if (pair)
            {
                return true;
            }
        }

        return false;
    }

    private int EndOfHeaders(ReadOnlySpan<byte> bytes)
    {
        var from = Math.Max(0, Math.Min(_scanned, bytes.Length) - 3);
        var at = bytes[from..].IndexOf("\r\n\r\n"u8);
        _scanned = at < 0 ? bytes.Length : from + at + 3;
        return at < 0 ? -1 : from + at + 4;
    }

    // Behind the line break that no blank follows: a header may be folded (RFC 3261 §7.3.1).
    private static int EndOfHeader(ReadOnlySpan<byte> headers)
    {
        var at = 0;
        while (headers[at..].IndexOf((byte)'\n') is var feed and >= 0)
        {
            at += feed + 1;
            if (at == headers.Length || !Lex.IsSpace(headers[at]))
            {
                return at;
            }
        }

        return headers.Length;
    }

    // Absent counts as zero; anything that is no single number breaks the stream.
    private static bool TryContentLength(ReadOnlySpan<byte> headers, out int length)
    {
        length = 0;
        var found = false;
        while (!headers.IsEmpty)
        {
            var end = EndOfHeader(headers);
            var line = headers[..end];
            headers = headers[end..];
            var colon = line.IndexOf((byte)':');
            if (colon < 0 || HeaderNames.Find(Lex.Trim(line[..colon])) != HeaderId.ContentLength)
            {
                continue;
            }

            var value = line[(colon + 1)..].Trim(" \t\r\n"u8);
            if (found || !Lex.TryNumber(value, out var number) || number > SipParser.MaxSize)
            {
                return false;
            }

            (found, length) = (true, (int)number);
        }

        return true;
    }
}
