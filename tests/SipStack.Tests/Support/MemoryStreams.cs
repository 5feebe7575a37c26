using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net;
using System.Threading.Channels;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.Tests.Support;

/// <summary>Connections between endpoints in one process.</summary>
internal sealed class MemoryStreams
{
    private readonly ConcurrentDictionary<IPEndPoint, Listener> _listeners = new();

    public IStreamListener Listen(string address)
    {
        var listener = new Listener(this, IPEndPoint.Parse(address));
        _listeners[listener.LocalEndPoint] = listener;
        return listener;
    }

    private sealed class Listener(MemoryStreams network, IPEndPoint local) : IStreamListener
    {
        private readonly Channel<IPendingStream> _incoming = Channel.CreateUnbounded<IPendingStream>();
        private int _lastPort = 40000;

        public IPEndPoint LocalEndPoint => local;

        public async ValueTask<IPendingStream?> AcceptAsync() =>
            await _incoming.Reader.WaitToReadAsync() && _incoming.Reader.TryRead(out var stream) ? stream : null;

        public IPendingStream Connect(Hop hop)
        {
            var peer = hop.EndPoint;
            var (there, back) = (new Pipe(), new Pipe());
            var own = new IPEndPoint(local.Address, Interlocked.Increment(ref _lastPort));
            var isThere = network._listeners.TryGetValue(peer, out var listener)
                && listener._incoming.Writer.TryWrite(new Pending(own, new Duplex(there.Reader, back.Writer)));
            return new Pending(peer, isThere ? new Duplex(back.Reader, there.Writer) : null);
        }

        public void Dispose()
        {
            network._listeners.TryRemove(local, out _);
            _incoming.Writer.TryComplete();
        }
    }

    private sealed class Pending(IPEndPoint peer, Stream? stream) : IPendingStream
    {
        public IPEndPoint Peer => peer;

        public ValueTask<Stream> OpenAsync(CancellationToken ct) => stream is null ? throw new IOException("nobody listens") : new(stream);

        public void Dispose() => stream?.Dispose();
    }
}
