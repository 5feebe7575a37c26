using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text.Unicode;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Transport;

/// <summary>A WebSocket's messages as the stream that <see cref="WholeMessageFraming"/> reads and writes. One reader and one writer at a time.</summary>
internal sealed class WebSocketMessages(WebSocket socket) : Stream
{
    private const int FirstSize = 4096;

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _readToEnd = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _gone = new();
    private byte[] _bytes = new byte[FirstSize];
    private int _start;
    private int _end;

    /// <summary>Nobody reads or writes any more.</summary>
    public Task Ended => _ended.Task;

    /// <summary>The peer has said that nothing more comes, or is gone.</summary>
    public Task ReadToEnd => _readToEnd.Task;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Ends a reading that nothing comes to any more, and the connection.</summary>
    public void Abort()
    {
        _gone.Cancel();
        socket.Abort();
    }

    /// <summary>Throws <see cref="IOException"/> when the connection breaks or a message is longer than any that could be read.</summary>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_start == _end && !await ReceiveAsync(cancellationToken))
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, _end - _start);
        _bytes.AsMemory(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    /// <param name="buffer">whole messages behind their lengths.</param>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            while (!buffer.IsEmpty)
            {
                var length = BinaryPrimitives.ReadInt32BigEndian(buffer.Span);
                var message = buffer.Slice(WholeMessageFraming.PrefixSize, length);
                // browsers hang up on text that is no UTF-8
                var type = Utf8.IsValid(message.Span) ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
                await socket.SendAsync(message, type, endOfMessage: true, cancellationToken);
                buffer = buffer[(WholeMessageFraming.PrefixSize + length)..];
            }
        }
        catch (Exception e) when (e is WebSocketException or InvalidOperationException)
        {
            throw new IOException(e.Message, e);
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
        // nothing is held back
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _ended.TrySetResult();
        base.Dispose(disposing);
    }

    // The next whole message behind its length; false when the peer has closed.
    private async ValueTask<bool> ReceiveAsync(CancellationToken ct)
    {
        (_start, _end) = (0, WholeMessageFraming.PrefixSize);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, _gone.Token);
        try
        {
            while (true)
            {
                if (_end == _bytes.Length)
                {
                    Array.Resize(ref _bytes, _bytes.Length * 2);
                }

                var part = await socket.ReceiveAsync(_bytes.AsMemory(_end), either.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    _readToEnd.TrySetResult();
                    return false;
                }

                _end += part.Count;
                if (_end > SipParser.MaxSize)
                {
                    throw new IOException("a message longer than any that is read");
                }

                if (part.EndOfMessage)
                {
                    BinaryPrimitives.WriteInt32BigEndian(_bytes, _end - WholeMessageFraming.PrefixSize);
                    return true;
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or InvalidOperationException)
        {
            _readToEnd.TrySetResult();
            throw new IOException(e.Message, e);
        }
    }
}
