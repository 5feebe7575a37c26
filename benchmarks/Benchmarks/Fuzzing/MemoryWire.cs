using System.Net;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Transport;

namespace CallCenter.Benchmarks.Fuzzing;

/// <summary>One end of a wire between two endpoints; what is meant for anybody else is gone.</summary>
internal sealed class MemoryWire(IPEndPoint local) : ISipTransport
{
    public MemoryWire? Other { get; set; }

    public IMessageReceiver? Receiver { get; private set; }

    public TransportKind Kind => TransportKind.Udp;

    public IPEndPoint LocalEndPoint => local;

    public int Connections => 0;

    public void Start(IMessageReceiver receiver) => Receiver = receiver;

    public void Send(ReadOnlySpan<byte> message, Hop hop, ISendFailure? failure)
    {
        if (Other is { } other && hop.EndPoint.Equals(other.LocalEndPoint))
        {
            other.Receiver?.OnMessage(message, new Hop(TransportKind.Udp, local));
        }
    }

    public bool IsOpen(long flow) => false;

    public void Alias(long flow, int port)
    {
    }

    public void Vouch(long flow)
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
