using CallCenter.CallControl.Legs;
using CallCenter.CallControl.Settings;
using CallCenter.CallControl.Trunks;
using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.UserAgents;

namespace CallCenter.CallControl.Outbound;

/// <summary>The way to numbers outside by one trunk.</summary>
internal sealed class TrunkRoutes(TelephonyOptions options, DialBars bars, SipEndpoint endpoint)
{
    private const int LongestNumber = 64;

    /// <summary>RFC 3261 user characters that people dial, and nothing that could end a header.</summary>
    public static bool IsDialable(string number) =>
        number.Length is > 0 and <= LongestNumber && number.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '*' or '#' or '-' or '.' or '_');

    /// <summary>Null when the trunk's host cannot be found.</summary>
    /// <param name="hasAlternative">another trunk is there: this one need not be waited for when it says nothing at all.</param>
    public async Task<TrunkRoute?> FindAsync(TrunkConfig trunk, OutsideNumber wanted, bool hasAlternative, CancellationToken ct)
    {
        var presented = wanted.Caller(trunk) ?? trunk.User ?? WithheldNumber.Word;
        var target = SipUri.Sip(trunk.NumberOut.Apply(wanted.Number), trunk.Host!, trunk.Port, trunk.Transport.UriParameter());
        var call = new OutgoingCall(target, From(trunk, presented))
        {
            RingTime = wanted.RingTime,
            GivesWay = hasAlternative,
            MayFollow = trunk.FollowRedirects ? to => bars.Allows(options.Numbering.Normalize(trunk.NumberIn.Apply(to.Subscriber))) : null,
            Login = trunk is { User: { } user, Password: { } password } ? new DigestLogin(user, password) : null,
            Headers = [.. WithheldNumber.Is(presented) ? Withheld(trunk) : [], .. DataHeaders.Of(wanted.Data)],
        };
        return await endpoint.LocateAsync(target, ct) is { } hop
            ? new TrunkRoute(trunk, presented, call, options.PeerAt(hop.EndPoint.Address, trunk))
            : null;
    }

    // RFC 3323 §4.1.1.3 for who wants to stay unknown
    private NameAddr From(TrunkConfig trunk, string presented) => WithheldNumber.Is(presented)
        ? new NameAddr(SipUri.Sip("anonymous", "anonymous.invalid"), "Anonymous")
        : new NameAddr(SipUri.Sip(presented == trunk.User ? presented : trunk.NumberOut.Apply(presented), options.Realm));

    // RFC 3325 §9.2: the carrier still learns whose call it is, and keeps it to itself
    private KeyValuePair<string, string>[] Withheld(TrunkConfig trunk) =>
        trunk.User is { } user
            ? [new("Privacy", "id"), new("P-Preferred-Identity", $"<{SipUri.Sip(user, options.Realm)}>")]
            : [new("Privacy", "id")];
}
