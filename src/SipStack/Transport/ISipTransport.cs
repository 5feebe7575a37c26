using System.Net;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Transport;

/// <summary>
/// Carries messages of one kind: datagrams by UDP, streams of any sort by <see cref="StreamTransport"/>.
/// All but disposing it is called on the loop.
/// </summary>
internal interface ISipTransport : IAsyncDisposable
{
    TransportKind Kind { get; }

    /// <summary>Where it listens.</summary>
    IPEndPoint LocalEndPoint { get; }

    int Connections { get; }

    /// <summary>Datagrams that the system has dropped because they came faster than they were read; 0 for streams. Any thread.</summary>
    long Overruns => 0;

    void Start(IMessageReceiver receiver);

    /// <summary>Takes a copy. A failure that is known now or later is told to <paramref name="failure"/> on the loop, after this returned.</summary>
    void Send(ReadOnlySpan<byte> message, Hop hop, ISendFailure? failure);

    bool IsOpen(long flow);

    /// <summary>Who is on this connection asks for requests to this port of its to go by it (RFC 5923); it is believed by certificate alone.</summary>
    void Alias(long flow, int port);

    /// <summary>Who is on this connection is known: it is no stranger's any more.</summary>
    void Vouch(long flow);
}
