using System.Net;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Sessions;

/// <summary>What an INVITE from outside says. Immutable; may be kept and read from any thread.</summary>
public sealed class IncomingInvite
{
    private readonly SipMessage _message;

    internal IncomingInvite(SipMessage message, SipUri requestUri, NameAddr from, NameAddr to, string? user)
    {
        message.Retain();
        (_message, RequestUri, From, To, AuthenticatedUser) = (message, requestUri, from, to, user);
        ForwardsLeft = (int)Math.Min(message.TryNumber(HeaderId.MaxForwards, out var left) ? left : Dialogs.Dialog.MostForwards, (uint)Dialogs.Dialog.MostForwards) - 1;
        (CallId, Offer) = (System.Text.Encoding.UTF8.GetString(message.CallId), message.ToSession());
    }

    public string CallId { get; }

    public SipUri RequestUri { get; }

    public NameAddr From { get; }

    public NameAddr To { get; }

    /// <summary>The socket address that it really came from.</summary>
    public Hop Source => _message.Source;

    public IPAddress SourceAddress => Source.EndPoint.Address;

    /// <summary>Null = late offer: the 200 carries ours, the ACK the answer.</summary>
    public SipBody? Offer { get; }

    /// <summary>What is left of Max-Forwards for a call that this one becomes (RFC 7332 §4).</summary>
    public int ForwardsLeft { get; }

    /// <summary>The user whose digest was right, after a challenge; else null.</summary>
    public string? AuthenticatedUser { get; }

    /// <summary>The session whose place this call takes (RFC 3891), established or still ringing by our call; null = it takes nobody's.</summary>
    public InviteSession? Replaces { get; internal set; }

    /// <summary>X- headers, User-to-User (RFC 7433) and Referred-By (RFC 3892), by name in lower case.</summary>
    public IReadOnlyDictionary<string, string> Data => field ??= CallData.Of(_message);

    /// <summary>First line of a header by its full name, without folds; null when it is not there.</summary>
    public string? Header(string name) => _message.ValuesByName(name, splitCommas: false).FirstOrDefault();

    /// <summary>All values of a header, commas split.</summary>
    public IReadOnlyList<string> HeaderValues(string name) => _message.ValuesByName(name, splitCommas: true);

    internal static IncomingInvite? Read(SipMessage message, string? user) =>
        SipUri.TryParse(message.RequestUri, out var uri) && message.TryAddress(HeaderId.From, out var from) && message.TryAddress(HeaderId.To, out var to)
            ? new IncomingInvite(message, uri, from, to, user)
            : null;
}
