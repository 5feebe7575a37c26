using System.Net;
using System.Text;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.Dialogs;

/// <summary>When a dialog's requests go another way than its remote target says.</summary>
internal static class NextHop
{
    /// <summary>
    /// The pinned hop while it can be used; the peer's own connection while it is open and no proxy stands between; the address that
    /// the peer was seen at, when its Contact cannot be reached from here (a private address, an .invalid name). Null = resolve.
    /// </summary>
    public static Hop? Choose(Dialog dialog, TransportLayer transports)
    {
        if (dialog.Pinned is { } pinned && (pinned.Flow == 0 || transports.IsOpen(pinned)))
        {
            return pinned;
        }

        return dialog.Source is { } source && dialog.Routes.First is null && UriView.TryParse(dialog.RemoteTarget, out var target)
            && IsBetterThan(target, source, transports.IsOpen(source)) ? source : null;
    }

    /// <summary>True when a contact is rather reached where its message came from than where it says.</summary>
    /// <param name="isOpen">the source is a connection and still there.</param>
    public static bool IsBetterThan(UriView contact, Hop source, bool isOpen)
    {
        var host = Encoding.ASCII.GetString(contact.Host).Trim('[', ']');
        if (!IPAddress.TryParse(host, out var address))
        {
            return isOpen || host.EndsWith(".invalid", StringComparison.Ordinal);
        }

        return IsHidden(address, source.EndPoint.Address) || (isOpen && address.Equals(source.EndPoint.Address));
    }

    // A private address behind a public one: somebody translates between.
    private static bool IsHidden(IPAddress contact, IPAddress seen) => PrivateAddress.Is(contact) && !PrivateAddress.Is(seen);
}
