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
    private readonly Dictionary<(IPEndPoint Peer, string? Name), StreamConnection> _byPeer = [];
    private readonly Dictionary<IPEndPoint, StreamConnection> _aliases = [];
    private readonly Dictionary<IPAddress, (int All, int Strangers)> _ofNetwork = [];

    public int Count => _byFlow.Count;

    public IReadOnlyCollection<StreamConnection> All => _byFlow.Values;

    public bool Contains(long flow) => _byFlow.ContainsKey(flow);

    /// <summary>
    /// The connection that a hop names, else one that leads to its address and, where a certificate is asked for, was shown one for its
    /// domain (RFC 5923 §9.3). Who is meant by address alone is whoever is there.
    /// </summary>
    public StreamConnection? Find(Hop hop) =>
        _byFlow.TryGetValue(hop.Flow, out var connection)
        || _byPeer.TryGetValue((hop.EndPoint, IPAddress.TryParse(hop.Name, out _) ? null : hop.Name), out connection)
        || (_aliases.TryGetValue(hop.EndPoint, out connection) && connection.SpeaksFor(hop.Name)) ? connection : null;

    /// <summary>A caller with a certificate takes requests to a port of its by the connection that it has made.</summary>
    public void Alias(long flow, int port)
    {
        if (_byFlow.TryGetValue(flow, out var connection) && connection.ShowsCertificate && connection.Alias is null)
        {
            connection.Alias = new IPEndPoint(connection.Peer.EndPoint.Address, port);
            _aliases[connection.Alias] = connection;
        }
    }

    /// <summary>
    /// False when no connection from there may be added. <paramref name="instead"/> has to make room for it, null when there is room:
    /// whoever only holds connections open does not keep out those who have something to say.
    /// </summary>
    public bool HasRoomFor(IPAddress address, out StreamConnection? instead)
    {
        instead = null;
        var network = SourceNetwork.Of(address);
        var (all, strangers) = _ofNetwork.GetValueOrDefault(network);
        if (strangers >= limits.MaxStrangersOfAddress || all >= limits.MaxOfAddress)
        {
            instead = Idlest(c => c.IsStranger && c.Network.Equals(network));
            return instead is not null;
        }

        if (_byFlow.Count >= limits.MaxConnections)
        {
            instead = Idlest(c => c.IsStranger);
            return instead is not null;
        }

        if (_byFlow.Values.Count(c => c.IsHalfOpen) >= limits.MaxHalfOpen)
        {
            instead = Idlest(c => c.IsHalfOpen);
        }

        return true;
    }

    public void Add(StreamConnection connection)
    {
        _byFlow.Add(connection.Peer.Flow, connection);
        _byPeer[(connection.Peer.EndPoint, connection.Peer.Name)] = connection;
        _byPeer[(connection.Peer.EndPoint, null)] = connection;
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

        if (connection.Alias is { } alias && _aliases.TryGetValue(alias, out var aliased) && aliased == connection)
        {
            _aliases.Remove(alias);
        }

        Forget(connection, connection.Peer.Name);
        Forget(connection, null);
        Book(connection, -1, connection.IsStranger ? -1 : 0);
    }

    private void Book(StreamConnection connection, int all, int strangers)
    {
        var before = _ofNetwork.GetValueOrDefault(connection.Network);
        if (before.All + all == 0)
        {
            _ofNetwork.Remove(connection.Network);
        }
        else
        {
            _ofNetwork[connection.Network] = (before.All + all, before.Strangers + strangers);
        }
    }

    private void Forget(StreamConnection connection, string? name)
    {
        var key = (connection.Peer.EndPoint, name);
        if (_byPeer.TryGetValue(key, out var current) && current == connection)
        {
            _byPeer.Remove(key);
        }
    }

    private StreamConnection? Idlest(Func<StreamConnection, bool> which) => _byFlow.Values.Where(which).MinBy(c => c.LastUse);
}
