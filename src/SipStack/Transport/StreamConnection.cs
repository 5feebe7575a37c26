using System.Buffers;
using System.Net.Sockets;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Transport;

/// <summary>One stream: a reading task, and a writing task that lives while there is something to write.</summary>
internal sealed class StreamConnection(IPendingStream pending, IMessageFraming framing, Hop peer, StreamTransport transport) : IDisposable
{
    // A peer that does not read for so long that this much waits is not coming back.
    private const int MostUnsent = 1 << 20;

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private ArrayBufferWriter<byte> _waiting = new();
    private ArrayBufferWriter<byte> _writing = new();
    private List<ISendFailure>? _onFailure = [];
    private Stream? _stream;
    private bool _isWriting = true;
    private bool _isOver;
    private bool _isLast;

    public Hop Peer { get; } = peer;

    /// <summary>Clock ticks of the last bytes in either direction.</summary>
    public long LastUse { get; private set; }

    /// <summary>Clock ticks since when a message is incomplete; 0 = none is.</summary>
    public long PartialSince { get; private set; }

    public void Touch() => LastUse = transport.Now;

    /// <summary>On the loop.</summary>
    public void Send(ReadOnlySpan<byte> message, ISendFailure? failure)
    {
        if (!Enqueue(message, failure, out var begin))
        {
            Close();
            transport.Refuse(failure);
        }
        else if (begin)
        {
            _ = WriteAsync(_stream!);
        }
    }

    /// <summary>Runs until the connection is over, then tells the transport. Never throws.</summary>
    public async Task RunAsync()
    {
        try
        {
            var stream = await OpenAsync();
            lock (_gate)
            {
                (_stream, _onFailure) = (stream, null);
            }

            _ = WriteAsync(stream);
            await ReadAsync(stream);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            transport.Failed();
        }
        finally
        {
            List<ISendFailure>? failures;
            lock (_gate)
            {
                (failures, _onFailure, _isOver) = (_onFailure, null, true);
            }

            transport.Closed(this, failures);
        }
    }

    public void Close()
    {
        if (!_closing.IsCancellationRequested)
        {
            _closing.Cancel();
        }
    }

    /// <summary>Closes as soon as everything that waits has been written.</summary>
    public void Finish()
    {
        bool idle;
        lock (_gate)
        {
            _isLast = true;
            idle = !_isWriting;
        }

        if (idle)
        {
            Close();
        }
    }

    public void Dispose()
    {
        _stream?.Dispose();
        pending.Dispose();
        framing.Dispose();
    }

    private async ValueTask<Stream> OpenAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        limit.CancelAfter(StreamTransport.ConnectTime);
        return await pending.OpenAsync(limit.Token);
    }

    private bool Enqueue(ReadOnlySpan<byte> message, ISendFailure? failure, out bool begin)
    {
        lock (_gate)
        {
            begin = !_isWriting;
            if (_isOver || _waiting.WrittenCount + message.Length > MostUnsent)
            {
                return false;
            }

            framing.Write(_waiting, message);
            _isWriting = true;
            if (failure is not null)
            {
                _onFailure?.Add(failure);
            }

            return true;
        }
    }

    private async Task ReadAsync(Stream stream)
    {
        while (true)
        {
            var count = await stream.ReadAsync(framing.Room(), _closing.Token);
            if (count == 0)
            {
                return;
            }

            Touch();
            framing.Advance(count);
            if (!ReadMessages())
            {
                // What was answered to the broken message is still to go out; the loop knows when that has been said.
                transport.FinishLater(this);
                await Task.Delay(Timeout.InfiniteTimeSpan, _closing.Token);
            }

            PartialSince = !framing.IsPartial ? 0 : PartialSince == 0 ? LastUse : PartialSince;
        }
    }

    /// <summary>False when the stream cannot be read on.</summary>
    private bool ReadMessages()
    {
        while (true)
        {
            switch (framing.Read(out var message))
            {
                case Frame.Message:
                    transport.Received(message, Peer);
                    PartialSince = 0;
                    break;
                case Frame.Ping:
                    Send("\r\n"u8, null);
                    break;
                case Frame.Broken:
                    transport.Received(message, Peer);
                    return false;
                default:
                    return true;
            }
        }
    }

    private async Task WriteAsync(Stream stream)
    {
        try
        {
            while (TrySwapBuffers())
            {
                await stream.WriteAsync(_writing.WrittenMemory, _closing.Token);
                await stream.FlushAsync(_closing.Token);
                Touch();
            }

            if (_isLast)
            {
                Close();
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            Close();
        }
    }

    private bool TrySwapBuffers()
    {
        lock (_gate)
        {
            (_waiting, _writing) = (_writing, _waiting);
            _waiting.ResetWrittenCount();
            return _isWriting = _writing.WrittenCount > 0;
        }
    }
}
