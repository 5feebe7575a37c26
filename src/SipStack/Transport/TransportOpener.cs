using System.Net;
using System.Net.Sockets;
using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Timing;
using Microsoft.Extensions.Logging;

namespace CallCenter.SipStack.Transport;

/// <summary>Makes the transports of a list of listeners.</summary>
/// <param name="tls">needed for listeners of TLS.</param>
/// <param name="webSockets">needed for listeners of WS and WSS.</param>
internal sealed class TransportOpener(SipLoop loop, TimerQueue timers, SipCounters counters, StreamLimits limits, TlsSettings? tls,
    SipWebSockets? webSockets, ILoggerFactory logs)
{
    private const int PortAttempts = 20;

    /// <summary>All of them, in order, or none. Throws <see cref="SocketException"/> when a port is taken.</summary>
    public IReadOnlyList<ISipTransport> Open(IReadOnlyList<SipListener> listeners)
    {
        if (listeners.Count == 0 || listeners.DistinctBy(l => l.Transport).Count() < listeners.Count)
        {
            throw new ArgumentException("one listener of a kind, and at least one", nameof(listeners));
        }

        // Port 0: the number that the first was given may be taken for the next; then another one is tried.
        for (var attempt = 1; ; attempt++)
        {
            var opened = new List<ISipTransport>(listeners.Count);
            try
            {
                var free = 0;
                foreach (var listener in listeners)
                {
                    var port = listener.Port == 0 ? free : listener.Port;
                    opened.Add(Open(listener.Transport, new IPEndPoint(listener.Address, port)));
                    free = listener.Port == 0 ? opened[^1].LocalEndPoint.Port : free;
                }

                return opened;
            }
            catch (Exception e)
            {
                foreach (var transport in opened)
                {
                    _ = transport.DisposeAsync();
                }

                if (e is not SocketException || attempt >= PortAttempts || listeners.All(l => l.Port > 0))
                {
                    throw;
                }
            }
        }
    }

    private ISipTransport Open(TransportKind kind, IPEndPoint bind) => kind switch
    {
        TransportKind.Udp => new UdpTransport(bind, loop, counters),
        TransportKind.Tcp => Streams(kind, new TcpStreams(bind)),
        TransportKind.Tls when tls is not null =>
            Streams(kind, new TlsStreams(bind, tls, timers.Clock, counters.Refusals, logs.CreateLogger<TlsStreams>())),
        TransportKind.Ws or TransportKind.Wss when webSockets is not null =>
            new StreamTransport(kind, webSockets.Listen(kind, bind), () => new WholeMessageFraming(), loop, timers, counters, limits),
        _ => throw new NotSupportedException($"no listener for {kind.Name()}"),
    };

    private StreamTransport Streams(TransportKind kind, IStreamListener listener) =>
        new(kind, listener, () => new ContentLengthFraming(), loop, timers, counters, limits);
}
