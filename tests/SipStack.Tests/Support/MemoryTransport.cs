using System.Net;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Timing;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.Tests.Support;

/// <summary>One node of a memory network, as an endpoint's UDP.</summary>
internal sealed class MemoryTransport(MemoryNetwork network, IPEndPoint local, SipLoop loop) : ISipTransport
{
    public IMessageReceiver? Receiver { get; private set; }

    public TransportKind Kind => TransportKind.Udp;

    public IPEndPoint LocalEndPoint { get; } = local;

    public int Connections => 0;

    /// <summary>Every send fails, as if the system had no route.</summary>
    public bool IsBroken { get; set; }

    public void Start(IMessageReceiver receiver) => Receiver = receiver;

    public void Send(ReadOnlySpan<byte> message, Hop hop, ISendFailure? failure)
    {
        if (!IsBroken)
        {
            network.Carry(message, LocalEndPoint, hop.EndPoint);
        }
        else if (failure is not null)
        {
            loop.Post(failure.OnSendFailed);
        }
    }

    public bool IsOpen(long flow) => false;

    public void Vouch(long flow)
    {
    }

    public void Alias(long flow, int port)
    {
    }

    public ValueTask DisposeAsync()
    {
        network.Leave(LocalEndPoint);
        return ValueTask.CompletedTask;
    }
}
