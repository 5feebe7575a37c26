using System.Net;
using System.Net.Sockets;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Names;

/// <summary>
/// From a URI to a hop (RFC 3263 §4): the transport by parameter, NAPTR or SRV, the port by URI or SRV, the address by A and AAAA.
/// </summary>
/// <param name="transports">those that this side has, best first.</param>
/// <param name="ipv6">IPv6 peers can be reached.</param>
internal sealed class SipLocator(NameResolver names, IReadOnlyList<TransportKind> transports, bool ipv6)
{
    /// <summary>Null when nothing can be found, or the transport is unknown. Completes at once for literals and remembered names.</summary>
    public ValueTask<Hop?> FindAsync(SipUri uri, CancellationToken ct = default)
    {
        if (!uri.IsSip || TransportKinds.AskedBy(uri) is not { } asked)
        {
            return new((Hop?)null);
        }

        if (IPAddress.TryParse(uri.Host, out var literal))
        {
            return new(new Hop(asked, new IPEndPoint(literal, uri.Port > 0 ? uri.Port : asked.DefaultPort())));
        }

        // a port, or a name of the local network, has no services
        return uri.Port > 0 || !uri.Host.Contains('.') ? AddressAsync(asked, uri.Host, uri.Port, ct) : ServiceAsync(uri, asked, ct);
    }

    private async ValueTask<Hop?> ServiceAsync(SipUri uri, TransportKind asked, CancellationToken ct)
    {
        var any = uri.Parameter("transport") is not { Length: > 0 };
        var kinds = any ? [.. transports.Where(k => uri.Scheme != "sips" || k == asked)] : new List<TransportKind> { asked };
        if (any)
        {
            foreach (var pointer in (await names.PointersAsync(uri.Host, ct)).OrderBy(p => p.Order).ThenBy(p => p.Preference))
            {
                var at = kinds.FindIndex(k => k.NaptrService().Equals(pointer.Service, StringComparison.OrdinalIgnoreCase));
                if (at >= 0 && pointer.Flags.Equals("s", StringComparison.OrdinalIgnoreCase)
                    && await ServerAsync(kinds[at], pointer.Replacement, ct) is { } pointed)
                {
                    return pointed;
                }
            }
        }

        foreach (var kind in kinds)
        {
            if (await ServerAsync(kind, $"{kind.SrvPrefix()}.{uri.Host}", ct) is { } server)
            {
                return server;
            }
        }

        return await AddressAsync(asked, uri.Host, 0, ct);
    }

    private async ValueTask<Hop?> ServerAsync(TransportKind kind, string service, CancellationToken ct)
    {
        foreach (var server in SrvOrder.Of(await names.ServicesAsync(service, ct), Random.Shared))
        {
            if (await AddressAsync(kind, server.Target, server.Port, ct) is { } hop)
            {
                return hop;
            }
        }

        return null;
    }

    private async ValueTask<Hop?> AddressAsync(TransportKind kind, string host, int port, CancellationToken ct)
    {
        foreach (var address in await names.AddressesAsync(host, ct))
        {
            if (ipv6 || address.AddressFamily == AddressFamily.InterNetwork)
            {
                return new Hop(kind, new IPEndPoint(address, port > 0 ? port : kind.DefaultPort()));
            }
        }

        return null;
    }
}
