using System.Net;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Transport;

/// <summary>
/// A stream transport's connections, found by flow and by peer, and how many of them are whose. A connection is a stranger until somebody
/// who knows its user or trunk vouches for it. Used on the loop.
/// </summary>
internal sealed class ConnectionTable(StreamLimits limits)
{
    private readonly Dictionary<long, StreamConnection> _byFlow = [];
    private readonly Dictionary<IPEndPoint, StreamConnection> _byPeer = [];
    private readonly Dictionary<IPAddress, (int All, int Strangers)> _ofAddress = [];

    public int Count => _byFlow.Count;

    public IReadOnlyCollection<StreamConnection> All => _byFlow.Values;

    public bool Contains(long flow) => _byFlow.ContainsKey(flow);

    /// <summary>The connection that a hop names, else one that leads to its address.</summary>
    public StreamConnection? Find(Hop hop) =>
        _byFlow.TryGetValue(hop.Flow, out var connection) || _byPeer.TryGetValue(hop.EndPoint, out connection) ? connection : null;

    /// <summary>
    /// False when no connection from there may be added. <paramref name="instead"/> has to make room for it, null when there is room:
    /// whoever only holds connections open does not keep out those who have something to say.
    /// </summary>
    public bool HasRoomFor(IPAddress address, out StreamConnection? instead)
    {
        instead = null;
        var (all, strangers) = _ofAddress.GetValueOrDefault(address);
        if (strangers >= limits.MaxStrangersOfAddress || all >= limits.MaxOfAddress)
        {
            instead = IdleStranger(address);
            return instead is not null;
        }

        if (_byFlow.Count >= limits.MaxConnections)
        {
            instead = IdleStranger(null);
            return instead is not null;
        }

        return true;
    }

    public void Add(StreamConnection connection)
    {
        _byFlow.Add(connection.Peer.Flow, connection);
        _byPeer[connection.Peer.EndPoint] = connection;
        Book(connection, 1, connection.IsStranger ? 1 : 0);
    }

    public void Vouch(long flow)
    {
        if (_byFlow.TryGetValue(flow, out var connection) && connection.IsStranger)
        {
            connection.IsStranger = false;
            Book(connection, 0, -1);
        }
    }

    public void Remove(StreamConnection connection)
    {
        if (!_byFlow.Remove(connection.Peer.Flow))
        {
            return;
        }

        if (_byPeer.TryGetValue(connection.Peer.EndPoint, out var current) && current == connection)
        {
            _byPeer.Remove(connection.Peer.EndPoint);
        }

        Book(connection, -1, connection.IsStranger ? -1 : 0);
    }

    private void Book(StreamConnection connection, int all, int strangers)
    {
        var address = connection.Peer.EndPoint.Address;
        var before = _ofAddress.GetValueOrDefault(address);
        if (before.All + all == 0)
        {
            _ofAddress.Remove(address);
        }
        else
        {
            _ofAddress[address] = (before.All + all, before.Strangers + strangers);
        }
    }

    private StreamConnection? IdleStranger(IPAddress? address) =>
        _byFlow.Values.Where(c => c.IsStranger && (address is null || c.Peer.EndPoint.Address.Equals(address))).MinBy(c => c.LastUse);
}
