using System.Net;
using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Nat;
using CallCenter.SipStack.Timing;

namespace CallCenter.SipStack.Transport;

/// <summary>RFC 3261 §18: messages in from all transports to the loop, messages out to the right one.</summary>
internal sealed class TransportLayer : IMessageReceiver
{
    /// <summary>Longer requests go by a stream where the peer can be reached by one (§18.1.1).</summary>
    public const int LargestDatagram = 1300;

    private readonly SipLoop _loop;
    private readonly SipCounters _counters;
    private readonly SipTrace _trace;
    private readonly PublicAddress? _outside;
    private readonly Action<object?> _dispatch;
    private readonly LocalAddresses?[] _local = new LocalAddresses?[Enum.GetValues<TransportKind>().Length];
    private ISipTransport?[] _byKind = new ISipTransport?[Enum.GetValues<TransportKind>().Length];

    /// <param name="outside">in Via and Contact towards peers outside the own networks; null = the local address that faces them.</param>
    public TransportLayer(SipLoop loop, SipCounters counters, SipTrace trace, PublicAddress? outside)
    {
        (_loop, _counters, _trace, _outside) = (loop, counters, trace, outside);
        _dispatch = state => Dispatch((SipMessage)state!);
    }

    /// <summary>Takes parsed messages on the loop; those that it does not keep go back to the pool.</summary>
    public Action<SipMessage>? Receiver { get; set; }

    /// <summary>Told on the loop which connection is gone.</summary>
    public Action<long>? Closed { get; set; }

    public SipMessagePool Pool { get; } = new();

    public int Connections => _byKind.Sum(t => t?.Connections ?? 0);

    /// <summary>Of all transports together. Any thread.</summary>
    public long Overruns => _byKind.Sum(t => t?.Overruns ?? 0);

    public void Start(IReadOnlyList<ISipTransport> transports)
    {
        foreach (var transport in transports)
        {
            _byKind[(int)transport.Kind] = transport;
            _local[(int)transport.Kind] = new LocalAddresses(transport.LocalEndPoint.Address, _outside);
        }

        foreach (var transport in transports)
        {
            transport.Start(this);
        }
    }

    public async ValueTask StopAsync()
    {
        var transports = _byKind;
        _byKind = new ISipTransport?[transports.Length];
        foreach (var transport in transports)
        {
            await (transport?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    public bool Has(TransportKind kind) => _byKind[(int)kind] is not null;

    public bool IsOpen(Hop hop) => _byKind[(int)hop.Transport]?.IsOpen(hop.Flow) ?? false;

    /// <summary>Host in Via and Contact towards a hop. A message for a transport that is not there is never sent.</summary>
    public ReadOnlySpan<byte> LocalHost(Hop hop) =>
        _local[(int)hop.Transport] is { } local ? local.HostFacing(hop.EndPoint.Address) : "invalid.invalid"u8;

    public int LocalPort(Hop hop) => _byKind[(int)hop.Transport]?.LocalEndPoint.Port ?? 0;

    /// <summary>Somebody whom we know is behind a hop.</summary>
    public void Vouch(Hop hop) => _byKind[(int)hop.Transport]?.Vouch(hop.Flow);

    public void OnMessage(ReadOnlySpan<byte> message, Hop source, Action? taken = null)
    {
        _counters.Received();
        if (_trace.IsOn)
        {
            _trace.Add(sent: false, source.Transport.Name(), source.EndPoint, message);
        }

        if (message.Length > SipParser.MaxSize || message.IndexOfAnyExcept((byte)'\r', (byte)'\n', (byte)0) < 0)
        {
            taken?.Invoke();
            return;
        }

        var parsed = Pool.Parse(message);
        (parsed.Source, parsed.Taken) = (source, taken);
        if (source.Transport.IsReliable())
        {
            _loop.Post(_dispatch, parsed);
        }
        else if (!_loop.TryPost(_dispatch, parsed))
        {
            _counters.Dropped();
            Pool.Release(parsed);
        }
    }

    public void OnClosed(long flow) => Closed?.Invoke(flow);

    public void Send(ReadOnlySpan<byte> message, Hop hop, ISendFailure? failure)
    {
        if (_byKind[(int)hop.Transport] is not { } transport)
        {
            _counters.SendError();
            _loop.Post(static state => ((ISendFailure?)state)?.OnSendFailed(), failure);
            return;
        }

        _counters.Sent();
        if (_trace.IsOn)
        {
            _trace.Add(sent: true, hop.Transport.Name(), hop.EndPoint, message);
        }

        transport.Send(message, hop, failure);
    }

    /// <summary>
    /// Where responses to a request go (§18.2.2, RFC 3581): its own connection while that is open; else the address that it came from, at
    /// the port that Via names, or, by datagrams, the very port it came from with rport. A maddr is not followed: nobody else's address is
    /// answered to.
    /// </summary>
    public static Hop ResponseHop(SipMessage request)
    {
        var source = request.Source;
        if (!source.Transport.IsReliable() && request.Via.RportAt > 0)
        {
            return source;
        }

        var port = request.Via.Port == 0 ? source.Transport.DefaultPort() : request.Via.Port;
        return port == source.EndPoint.Port ? source : new Hop(source.Transport, new IPEndPoint(source.EndPoint.Address, port), source.Flow);
    }

    /// <summary>A datagram that says nothing, for the routers between; it is no message, and counted as none.</summary>
    public void KeepOpen(Hop hop) => _byKind[(int)hop.Transport]?.Send("\r\n\r\n"u8, hop, null);

    private void Dispatch(SipMessage message)
    {
        try
        {
            if (message.Via.IsAlias && message.IsRequest && message.Source.Transport.IsSecure())
            {
                var port = message.Via.Port == 0 ? message.Source.Transport.DefaultPort() : message.Via.Port;
                _byKind[(int)message.Source.Transport]?.Alias(message.Source.Flow, port);
            }

            Receiver?.Invoke(message);
        }
        finally
        {
            var taken = message.Taken;
            message.Taken = null;
            Pool.Release(message);
            taken?.Invoke();
        }
    }
}
