using System.Net;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Transport;

/// <summary>
/// Carries messages of one kind. UDP and TCP now; TLS and WebSocket are further implementations, nothing above changes.
/// <see cref="Start"/>, <see cref="Send"/>, <see cref="IsOpen"/> are called on the loop.
/// </summary>
internal interface ISipTransport : IAsyncDisposable
{
    TransportKind Kind { get; }

    /// <summary>Where it listens.</summary>
    IPEndPoint LocalEndPoint { get; }

    int Connections { get; }

    void Start(IMessageReceiver receiver);

    /// <summary>Takes a copy. A failure that is known now or later is told to <paramref name="failure"/> on the loop, after this returned.</summary>
    void Send(ReadOnlySpan<byte> message, Hop hop, ISendFailure? failure);

    bool IsOpen(long flow);
}

/// <summary>Takes what a transport receives, on the transport's own threads.</summary>
internal interface IMessageReceiver
{
    /// <param name="message">one whole message, valid during the call.</param>
    void OnMessage(ReadOnlySpan<byte> message, Hop source);
}

internal interface ISendFailure
{
    void OnSendFailed();
}
