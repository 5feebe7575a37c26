using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Transport;

/// <summary>From a URI to a hop (RFC 3263, without NAPTR and SRV): address literals at once, names by A and AAAA with a short memory.</summary>
internal sealed class SipLocator(TimeProvider time, Func<string, Task<IPAddress[]>> resolve, bool ipv6)
{
    private const int MostNames = 1024;

    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, (IPAddress? Address, long At)> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null when the name has no address or the transport is unknown. Completes at once for literals and remembered names.</summary>
    public ValueTask<Hop?> FindAsync(SipUri uri)
    {
        if (!uri.IsSip || TransportKinds.AskedBy(uri) is not { } kind)
        {
            return new((Hop?)null);
        }

        var port = uri.Port > 0 ? uri.Port : kind.DefaultPort();
        if (IPAddress.TryParse(uri.Host, out var literal))
        {
            return new(new Hop(kind, new IPEndPoint(literal, port)));
        }

        if (_names.TryGetValue(uri.Host, out var known) && time.GetElapsedTime(known.At) < Memory)
        {
            return new(known.Address is null ? null : new Hop(kind, new IPEndPoint(known.Address, port)));
        }

        return AskAsync(uri.Host, kind, port);
    }

    private async ValueTask<Hop?> AskAsync(string host, TransportKind kind, int port)
    {
        IPAddress? address = null;
        try
        {
            var all = await resolve(host);
            address = Array.Find(all, a => a.AddressFamily == AddressFamily.InterNetwork)
                ?? Array.Find(all, a => ipv6 && a.AddressFamily == AddressFamily.InterNetworkV6);
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            // No such name is an answer as well, and remembered like one.
            address = null;
        }

        if (_names.Count >= MostNames)
        {
            _names.Clear();
        }

        _names[host] = (address, time.GetTimestamp());
        return address is null ? null : new Hop(kind, new IPEndPoint(address, port));
    }
}
