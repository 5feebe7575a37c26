using System.Buffers;
using System.Net.Sockets;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Transport;

/// <summary>One stream: a reading task, and a writing task that lives while there is something to write.</summary>
internal sealed class TcpConnection(Socket socket, Hop peer, TcpTransport transport) : IDisposable
{
    // A peer that does not read for so long that this much waits is not coming back.
    private const int MostUnsent = 1 << 20;

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private ArrayBufferWriter<byte> _waiting = new();
    private ArrayBufferWriter<byte> _writing = new();
    private List<ISendFailure>? _onFailure = [];
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
            _ = WriteAsync();
        }
    }

    /// <summary>Runs until the connection is over, then tells the transport. Never throws.</summary>
    public async Task RunAsync(bool connect)
    {
        try
        {
            if (connect)
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
                limit.CancelAfter(TcpTransport.ConnectTime);
                await socket.ConnectAsync(Peer.EndPoint, limit.Token);
            }

            socket.NoDelay = true;
            lock (_gate)
            {
                _onFailure = null;
            }

            _ = WriteAsync();
            await ReadAsync();
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

    public void Dispose() => socket.Dispose();

    private bool Enqueue(ReadOnlySpan<byte> message, ISendFailure? failure, out bool begin)
    {
        lock (_gate)
        {
            begin = !_isWriting;
            if (_isOver || _waiting.WrittenCount + message.Length > MostUnsent)
            {
                return false;
            }

            _waiting.Write(message);
            _isWriting = true;
            if (failure is not null)
            {
                _onFailure?.Add(failure);
            }

            return true;
        }
    }

    private async Task ReadAsync()
    {
        using var framer = new SipFramer();
        while (true)
        {
            var count = await socket.ReceiveAsync(framer.Room(), _closing.Token);
            if (count == 0)
            {
                return;
            }

            Touch();
            framer.Advance(count);
            if (!Take(framer))
            {
                // What was answered to the broken message is still to go out; the loop knows when that has been said.
                transport.FinishLater(this);
                await Task.Delay(Timeout.InfiniteTimeSpan, _closing.Token);
            }

            PartialSince = !framer.IsPartial ? 0 : PartialSince == 0 ? LastUse : PartialSince;
        }
    }

    private bool Take(SipFramer framer)
    {
        while (true)
        {
            switch (framer.Read(out var message))
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

    private async Task WriteAsync()
    {
        try
        {
            while (TakeWaiting())
            {
                var rest = _writing.WrittenMemory;
                while (rest.Length > 0)
                {
                    rest = rest[await socket.SendAsync(rest, _closing.Token)..];
                }

                Touch();
            }

            if (_isLast)
            {
                Close();
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            Close();
        }
    }

    private bool TakeWaiting()
    {
        lock (_gate)
        {
            (_waiting, _writing) = (_writing, _waiting);
            _waiting.ResetWrittenCount();
            return _isWriting = _writing.WrittenCount > 0;
        }
    }
}
