using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Sessions;

/// <summary>An INVITE to be sent.</summary>
/// <param name="Target">the Request-URI.</param>
/// <param name="From">address shown to the called side, without tag.</param>
/// <param name="To">null = the target.</param>
/// <param name="Offer">null = the called side offers in its 2xx (late offer).</param>
public sealed record OutgoingCall(SipUri Target, NameAddr From, NameAddr? To = null, SipBody? Offer = null)
{
    /// <summary>Where to send it, whatever the target says: a registered binding's flow or an outbound proxy. Null = resolve the target.</summary>
    public Hop? Via { get; init; }

    /// <summary>Proxies that it has to pass, Route values in their order; the first of them is at <see cref="Via"/>.</summary>
    public IReadOnlyList<string> Routes { get; init; } = [];

    /// <summary>A large INVITE goes by UDP too where the way is UDP: behind a translator, a registered telephone can be reached in no other way.</summary>
    public bool KeepsTransport { get; init; }

    /// <summary>How long it may stay unanswered before it is cancelled and ends with 408.</summary>
    public TimeSpan RingTime { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>The owner has another way: a target that says nothing at all for 8 × T1 (4 s) is given up with 408, not after 64 × T1.</summary>
    public bool GivesWay { get; init; }

    /// <summary>Which targets a 3xx may lead to (RFC 3261 §8.1.3.4), five at most; null = a 3xx is a refusal.</summary>
    public Func<SipUri, bool>? MayFollow { get; init; }

    /// <summary>What a call that comes from nowhere else begins with (RFC 3261 §8.1.1.6).</summary>
    public const int MostForwards = Dialogs.Dialog.MostForwards;

    /// <summary>How many more hops it may take; a call that is passed on keeps what its own INVITE had left (RFC 7332 §4).</summary>
    public int MaxForwards { get; init; } = MostForwards;

    /// <summary>User and password for 401 and 407 challenges; null = a challenge ends the call.</summary>
    public DigestLogin? Login { get; init; }

    /// <summary>More header lines, name and value (P-Asserted-Identity, Call-Info, X-...). Values must be one line.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Call-ID of the dialog for which this call is made, such as the caller's; a trace shows both together.</summary>
    public string? OnBehalfOf { get; init; }
}
