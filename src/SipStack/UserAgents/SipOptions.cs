using System.Net;
using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Names;
using CallCenter.SipStack.Nat;
using CallCenter.SipStack.Timing;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.UserAgents;

/// <summary>Settings of one endpoint.</summary>
public sealed record SipOptions
{
    /// <summary>Where messages are received; one of a kind.</summary>
    public IReadOnlyList<SipListener> Listeners { get; init; } = SipListener.UdpAndTcp(IPAddress.Any, 5060);

    /// <summary>For the listener of TLS; null = there is none.</summary>
    public TlsSettings? Tls { get; init; }

    /// <summary>For the listeners of WS and WSS; null = there are none.</summary>
    public SipWebSockets? WebSockets { get; init; }

    /// <summary>In Via and Contact towards peers outside the own networks (behind NAT); null = the local address that faces them.</summary>
    public PublicAddress? PublicAddress { get; init; }

    /// <summary>Product name in Server and User-Agent.</summary>
    public string ProductName { get; init; } = "CallCenter";

    public SipTimers Timers { get; init; } = SipTimers.Default;

    /// <summary>Realm, algorithms and limits of the server's digest.</summary>
    public DigestOptions Digest { get; init; } = new();

    /// <summary>
    /// Most connections at once. For the next one the longest idle of those goes that nobody was recognised on yet; else it is closed.
    /// </summary>
    public int MaxConnections { get; init; } = 5000;

    /// <summary>The same for one address.</summary>
    public int MaxConnectionsOfAddress { get; init; } = 1000;

    /// <summary>The same for those of one address on which neither a telephone has registered nor a call was taken.</summary>
    public int MaxStrangersOfAddress { get; init; } = 128;

    /// <summary>A connection that carried nothing for so long is closed.</summary>
    public TimeSpan ConnectionIdle { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>So is one on which nobody was recognised yet.</summary>
    public TimeSpan StrangerIdle { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Most messages that may wait for the SIP loop; datagrams beyond it are dropped and counted.</summary>
    public int MaxBacklog { get; init; } = 10_000;

    /// <summary>Most sessions at once; INVITEs beyond it get 503.</summary>
    public int MaxSessions { get; init; } = 10_000;

    /// <summary>Who knows host names.</summary>
    public INameSource Names { get; init; } = new DnsNames();
}
