using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
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

        return Literal(uri, asked) is { } hop ? new(hop) : FirstAsync(uri, ct);
    }

    /// <summary>All servers that the target has, in the order in which they are to be tried (§4.3).</summary>
    public IAsyncEnumerable<Hop> HopsAsync(SipUri uri, CancellationToken ct = default)
    {
        if (!uri.IsSip || TransportKinds.AskedBy(uri) is not { } asked)
        {
            return AsyncEnumerable.Empty<Hop>();
        }

        if (Literal(uri, asked) is { } hop)
        {
            return new[] { hop }.ToAsyncEnumerable();
        }

        // a port, or a name of the local network, has no services
        return uri.Port > 0 || !uri.Host.Contains('.') ? AddressesAsync(asked, uri.Host, uri.Port, uri.Host, ct) : ServicesAsync(uri, asked, ct);
    }

    private static Hop? Literal(SipUri uri, TransportKind asked) => IPAddress.TryParse(uri.Host, out var literal)
        ? HopTo(asked, literal, uri.Port, uri.Host)
        : null;

    // Whatever server a domain names: its certificate is to say the domain (RFC 5922 §4).
    private static Hop HopTo(TransportKind kind, IPAddress address, int port, string domain) =>
        new(kind, new IPEndPoint(address, port > 0 ? port : kind.DefaultPort())) { Name = kind.IsSecure() ? domain.ToLowerInvariant() : null };

    private async ValueTask<Hop?> FirstAsync(SipUri uri, CancellationToken ct)
    {
        await foreach (var hop in HopsAsync(uri, ct))
        {
            return hop;
        }

        return null;
    }

    private async IAsyncEnumerable<Hop> ServicesAsync(SipUri uri, TransportKind asked, [EnumeratorCancellation] CancellationToken ct)
    {
        var found = false;
        var any = uri.Parameter("transport") is not { Length: > 0 };
        var kinds = any ? [.. transports.Where(k => uri.Scheme != "sips" || k == asked)] : new List<TransportKind> { asked };
        if (any)
        {
            foreach (var pointer in (await names.PointersAsync(uri.Host, ct)).OrderBy(p => p.Order).ThenBy(p => p.Preference))
            {
                var at = kinds.FindIndex(k => k.NaptrService().Equals(pointer.Service, StringComparison.OrdinalIgnoreCase));
                if (at >= 0 && pointer.Flags.Equals("s", StringComparison.OrdinalIgnoreCase))
                {
                    await foreach (var pointed in ServersAsync(kinds[at], pointer.Replacement, uri.Host, ct))
                    {
                        found = true;
                        yield return pointed;
                    }
                }
            }
        }

        foreach (var kind in found ? [] : kinds)
        {
            await foreach (var server in ServersAsync(kind, $"{kind.SrvPrefix()}.{uri.Host}", uri.Host, ct))
            {
                found = true;
                yield return server;
            }
        }

        if (!found)
        {
            await foreach (var hop in AddressesAsync(asked, uri.Host, 0, uri.Host, ct))
            {
                yield return hop;
            }
        }
    }

    private async IAsyncEnumerable<Hop> ServersAsync(TransportKind kind, string service, string domain, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var server in SrvOrder.Of(await names.ServicesAsync(service, ct), Random.Shared))
        {
            await foreach (var hop in AddressesAsync(kind, server.Target, server.Port, domain, ct))
            {
                yield return hop;
            }
        }
    }

    private async IAsyncEnumerable<Hop> AddressesAsync(TransportKind kind, string host, int port, string domain, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var address in await names.AddressesAsync(host, ct))
        {
            if (ipv6 || address.AddressFamily == AddressFamily.InterNetwork)
            {
                yield return HopTo(kind, address, port, domain);
            }
        }
    }
}
