using System.Net;
using System.Text;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Timing;
using CallCenter.SipStack.Transport;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Support;

/// <summary>What happens to one datagram.</summary>
internal enum Fate
{
    Deliver,
    Lose,
    Duplicate,
}

/// <summary>Datagrams between endpoints in one process, on a clock moved by hand: loss, order and doubles are the test's choice.</summary>
internal sealed class MemoryNetwork(ManualTimeProvider time)
{
    private readonly Dictionary<IPEndPoint, MemoryTransport> _nodes = [];
    private readonly List<string> _log = [];

    /// <summary>Decides about each datagram by its text; null = all are delivered.</summary>
    public Func<string, Fate>? Judge { get; set; }

    /// <summary>Time on the way; a function so that datagrams may overtake each other.</summary>
    public Func<TimeSpan> Latency { get; set; } = () => TimeSpan.FromMilliseconds(1);

    /// <summary>The names there are; all others do not exist.</summary>
    public NameTable Names { get; } = new();

    /// <summary>Everything that was sent, lost ones included, as text.</summary>
    public IReadOnlyList<string> Log => _log;

    /// <summary>False for tests that send more than anybody wants to remember.</summary>
    public bool KeepsLog { get; set; } = true;

    /// <summary>A peer written by hand.</summary>
    public WirePeer JoinWire(string address)
    {
        var peer = new WirePeer(this, IPEndPoint.Parse(address));
        var transport = new MemoryTransport(this, peer.Address, null!);
        transport.Start(peer);
        _nodes.Add(peer.Address, transport);
        return peer;
    }

    public MemoryTransport Join(string address, SipLoop loop)
    {
        var transport = new MemoryTransport(this, IPEndPoint.Parse(address), loop);
        _nodes.Add(transport.LocalEndPoint, transport);
        return transport;
    }

    public void Leave(IPEndPoint node) => _nodes.Remove(node);

    /// <summary>How many messages began so ("INVITE", "SIP/2.0 200").</summary>
    public int Sent(string start) => _log.Count(m => m.StartsWith(start, StringComparison.Ordinal));

    public void Carry(ReadOnlySpan<byte> message, IPEndPoint from, IPEndPoint to)
    {
        var fate = Fate.Deliver;
        if (KeepsLog || Judge is not null)
        {
            var text = Encoding.Latin1.GetString(message);
            _log.Add(text);
            fate = Judge?.Invoke(text) ?? fate;
        }

        if (!_nodes.ContainsKey(to))
        {
            return;
        }

        for (var copies = fate switch { Fate.Lose => 0, Fate.Deliver => 1, _ => 2 }; copies > 0; copies--)
        {
            var bytes = message.ToArray();
            ITimer? timer = null;
            timer = time.CreateTimer(_ =>
            {
                timer?.Dispose();
                if (_nodes.TryGetValue(to, out var node))
                {
                    node.Receiver?.OnMessage(bytes, new Hop(TransportKind.Udp, from));
                }
            }, null, Latency(), Timeout.InfiniteTimeSpan);
        }
    }
}
