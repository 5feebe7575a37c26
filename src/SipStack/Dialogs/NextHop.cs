using System.Net;
using System.Text;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.Dialogs;

/// <summary>When a dialog's requests go another way than its remote target says.</summary>
internal static class NextHop
{
    /// <summary>
    /// The pinned hop while it can be used; the peer's own connection while it is open and no proxy stands between, or the proxy itself made
    /// it and is known by a certificate's name only (RFC 5923); the address that the peer was seen at, when its Contact cannot be reached
    /// from here (a private address, an .invalid name). Null = resolve.
    /// </summary>
    public static Hop? Choose(Dialog dialog, TransportLayer transports)
    {
        if (dialog.Pinned is { } pinned && (pinned.Flow == 0 || transports.IsOpen(pinned) || !IsAt(dialog.RemoteTarget, pinned)))
        {
            return pinned;
        }

        if (dialog.Source is not { } source)
        {
            return null;
        }

        var isOpen = transports.IsOpen(source);
        return dialog.Routes.First is { } route
            ? isOpen && source.Transport.IsSecure() && IsAt(route, source) ? source : null
            : UriView.TryParse(dialog.RemoteTarget, out var target) && IsBetterThan(target, source, isOpen) ? source : null;
    }

    /// <summary>
    /// Where a registered contact is called: where it says only when that is the address that the REGISTER came from (a telephone may well
    /// listen on another port than it sends from; null), else where the REGISTER came from. Nobody can register somebody else's address
    /// and have it called by us, whom a carrier trusts.
    /// </summary>
    public static Hop? OfBinding(UriView contact, Hop source, bool isOpen) =>
        isOpen || !IPAddress.TryParse(HostOf(contact), out var address) || !address.Equals(source.EndPoint.Address) ? source : null;

    /// <summary>
    /// Where the proxy nearest to us is, that has passed a REGISTER on (RFC 3327): what it says of itself counts when that is the address that the
    /// REGISTER came from, for it may well listen on another port than it sends from; else where the REGISTER came from.
    /// </summary>
    public static Hop OfPath(string proxy, Hop source) =>
        NameAddr.TryParse(proxy, out var address) && IPAddress.TryParse(address.Uri.Host, out var host) && host.Equals(source.EndPoint.Address)
        && TransportKinds.AskedBy(address.Uri) is { } transport && transport.IsCalled()
            ? new Hop(transport, new IPEndPoint(host, address.Uri.Port > 0 ? address.Uri.Port : transport.DefaultPort())) : source;

    /// <summary>True when a contact is rather reached where its message came from than where it says.</summary>
    /// <param name="isOpen">the source is a connection and still there.</param>
    public static bool IsBetterThan(UriView contact, Hop source, bool isOpen)
    {
        if (isOpen && source.Transport is not TransportKind.Tcp)
        {
            // nobody accepts TLS or WebSockets at a telephone
            return true;
        }

        if (contact.TryParameter("ob"u8, out _) && (isOpen || source.Transport == TransportKind.Udp))
        {
            // it asks for this very flow (RFC 5626 §4.3)
            return true;
        }

        var host = HostOf(contact);
        if (!IPAddress.TryParse(host, out var address))
        {
            return isOpen || host.EndsWith(".invalid", StringComparison.Ordinal);
        }

        return IsHidden(address, source.EndPoint.Address) || (isOpen && address.Equals(source.EndPoint.Address));
    }

    // The connection is gone: a new one may be made to the same address, never to another.
    private static bool IsAt(byte[] target, Hop pinned) =>
        UriView.TryParse(target, out var uri) && IPAddress.TryParse(HostOf(uri), out var address) && address.Equals(pinned.EndPoint.Address);

    private static string HostOf(UriView uri) => Encoding.ASCII.GetString(uri.Host).Trim('[', ']');

    // A private address behind a public one: somebody translates between.
    private static bool IsHidden(IPAddress contact, IPAddress seen) => PrivateAddress.Is(contact) && !PrivateAddress.Is(seen);
}
