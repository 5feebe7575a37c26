using System.Buffers;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Transport;

/// <summary>
/// One stream: a reading task, and a writing task that lives while there is something to write. It is read only as fast as its messages
/// are dealt with and its peer takes the answers; all that comes sooner waits at the sender.
/// </summary>
internal sealed class StreamConnection : IDisposable
{
    // A peer that does not read for so long that this much waits is not coming back; a stranger is not even waited for so long.
    private const int MostUnsent = 1 << 20;
    private const int MostUnsentToStranger = 1 << 17;

    // While more than this waits for the peer, nothing more is taken from it.
    private const int ReadWhileUnsent = 1 << 16;

    private readonly IPendingStream _pending;
    private readonly IMessageFraming _framing;
    private readonly StreamTransport _transport;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Action _taken;
    private Outbox _waiting = new();
    private Outbox _writing = new();
    private TaskCompletionSource? _room;
    private Stream? _stream;
    private long _paceSince;
    private int _paced;
    private bool _isWriting = true;
    private bool _isOver;
    private bool _isLast;

    public StreamConnection(IPendingStream pending, IMessageFraming framing, Hop peer, StreamTransport transport)
    {
        (_pending, _framing, _transport, Peer) = (pending, framing, transport, peer);
        Network = SourceNetwork.Of(peer.EndPoint.Address);
        _taken = () => _turn.Release();
    }

    public Hop Peer { get; }

    /// <summary>Where limits count it.</summary>
    public IPAddress Network { get; }

    /// <summary>Nobody has vouched for it yet. Written on the loop.</summary>
    public bool IsStranger { get; set; }

    /// <summary>It was accepted and has not shaken hands yet.</summary>
    public bool IsHalfOpen => IsStranger && _stream is null;

    /// <summary>Where requests may be meant for that go by it besides those to its own address. Used on the loop.</summary>
    public IPEndPoint? Alias { get; set; }

    /// <summary>The peer has called with a certificate that is believed.</summary>
    public bool ShowsCertificate => _stream is SslStream { IsServer: true, RemoteCertificate: not null };

    /// <summary>Clock ticks of the last bytes in either direction.</summary>
    public long LastUse { get; private set; }

    /// <summary>Clock ticks since when a message is incomplete; 0 = none is.</summary>
    public long PartialSince { get; private set; }

    /// <summary>Clock ticks since when the peer has taken nothing of what is being written; 0 = nothing is.</summary>
    public long WritingSince { get; private set; }

    public bool SpeaksFor(string? domain) =>
        domain is not null && _stream is SslStream { RemoteCertificate: X509Certificate2 shown } && PeerCertificate.SpeaksFor(shown, domain);

    public void Touch() => LastUse = _transport.Now;

    /// <summary>On the loop.</summary>
    public void Send(ReadOnlySpan<byte> message, ISendFailure? failure)
    {
        switch (Enqueue(message, failure))
        {
            case Queued.Refused:
                Close();
                _transport.Refuse(failure);
                break;
            case Queued.TooMuch:
                _transport.Refusals.Count(RefusalReason.UnreadConnection, Peer.EndPoint.Address);
                goto case Queued.Refused;
            case Queued.First:
                _ = WriteAsync(_stream!);
                break;
            default:
                break;
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
                _stream = stream;
            }

            _ = WriteAsync(stream);
            await ReadAsync(stream);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            _transport.Failed();
        }
        finally
        {
            List<ISendFailure> failures;
            lock (_gate)
            {
                _isOver = true;
                failures = [.. _writing.Senders, .. _waiting.Senders];
            }

            _transport.Closed(this, failures);
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
        _pending.Dispose();
        _framing.Dispose();
    }

    private async ValueTask<Stream> OpenAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        limit.CancelAfter(StreamTransport.ConnectTime);
        return await _pending.OpenAsync(limit.Token);
    }

    private Queued Enqueue(ReadOnlySpan<byte> message, ISendFailure? failure)
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return Queued.Refused;
            }

            if (_waiting.Bytes.WrittenCount + message.Length > (IsStranger ? MostUnsentToStranger : MostUnsent))
            {
                return Queued.TooMuch;
            }

            _framing.Write(_waiting.Bytes, message);
            if (failure is not null)
            {
                _waiting.Senders.Add(failure);
            }

            var isFirst = !_isWriting;
            _isWriting = true;
            return isFirst ? Queued.First : Queued.Behind;
        }
    }

    private async Task ReadAsync(Stream stream)
    {
        while (await stream.ReadAsync(_framing.Room(), _closing.Token) is var count and > 0)
        {
            Touch();
            _framing.Advance(count);
            if (!await ReadMessagesAsync())
            {
                // What was answered to the broken message is still to go out; the loop knows when that has been said.
                _transport.FinishLater(this);
                await Task.Delay(Timeout.InfiniteTimeSpan, _closing.Token);
            }

            PartialSince = !_framing.IsPartial ? 0 : PartialSince == 0 ? LastUse : PartialSince;
        }
    }

    /// <summary>False when the stream cannot be read on. The next message has its turn when the loop is through with the one before.</summary>
    private async ValueTask<bool> ReadMessagesAsync()
    {
        while (true)
        {
            await _turn.WaitAsync(_closing.Token);
            await RoomAsync().WaitAsync(_closing.Token);
            var frame = _framing.Read(out var message);
            if (frame is Frame.Message or Frame.Broken)
            {
                _transport.Received(message, Peer, _taken);
                PartialSince = 0;
            }
            else
            {
                _turn.Release();
            }

            switch (frame)
            {
                case Frame.None:
                    return true;
                case Frame.Broken:
                    return false;
                case Frame.Ping:
                    Send("\r\n"u8, null);
                    break;
                default:
                    break;
            }

            if (IsStranger && ++_paced >= _transport.Limits.StrangerMessages)
            {
                await PauseAsync();
            }
        }
    }

    // Whoever keeps to the pace never comes here with time left to wait.
    private Task PauseAsync()
    {
        var rest = _transport.Limits.Pace - _transport.Clock.GetElapsedTime(_paceSince);
        (_paced, _paceSince) = (0, _transport.Now);
        return rest > TimeSpan.Zero ? Task.Delay(rest, _transport.Clock, _closing.Token) : Task.CompletedTask;
    }

    private Task RoomAsync()
    {
        lock (_gate)
        {
            return _waiting.Bytes.WrittenCount <= ReadWhileUnsent
                ? Task.CompletedTask
                : (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private async Task WriteAsync(Stream stream)
    {
        try
        {
            while (TrySwapBuffers())
            {
                WritingSince = _transport.Now;
                await stream.WriteAsync(_writing.Bytes.WrittenMemory, _closing.Token);
                await stream.FlushAsync(_closing.Token);
                WritingSince = 0;
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
            _waiting.Clear();
            _room?.SetResult();
            _room = null;
            return _isWriting = _writing.Bytes.WrittenCount > 0;
        }
    }

    private enum Queued
    {
        /// <summary>The connection is over.</summary>
        Refused,
        TooMuch,
        /// <summary>Nobody is writing: the one who queued it has to begin.</summary>
        First,
        Behind,
    }

    /// <summary>Bytes on their way out, and who wants to know when they do not get there.</summary>
    private sealed class Outbox
    {
        private const int UsualSize = 1 << 14;

        public ArrayBufferWriter<byte> Bytes { get; private set; } = new();

        public List<ISendFailure> Senders { get; } = [];

        public void Clear()
        {
            Senders.Clear();
            if (Bytes.Capacity <= UsualSize)
            {
                Bytes.ResetWrittenCount();
            }
            else
            {
                Bytes = new ArrayBufferWriter<byte>();
            }
        }
    }
}
