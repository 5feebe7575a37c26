using CallCenter.CallControl.Trunks;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;

namespace CallCenter.CallControl.Inbound;

/// <summary>Which number was dialed. Carriers that call a registered contact put it anywhere but into the Request-URI.</summary>
internal static class DialedNumberReader
{
    /// <param name="trunk">null for a phone: it dials by the Request-URI.</param>
    public static string Read(IncomingInvite invite, TrunkConfig? trunk, NumberingPlan plan)
    {
        var uri = trunk?.DialedNumber switch
        {
            DialedNumberSource.To => invite.To.Uri,
            DialedNumberSource.CalledParty => CalledParty(invite),
            DialedNumberSource.Auto when IsOwn(invite.RequestUri, trunk) => CalledParty(invite) ?? NotOwn(invite.To.Uri, trunk),
            _ => null,
        };
        var number = (uri ?? invite.RequestUri).Subscriber;
        return plan.Normalize(trunk?.NumberIn.Apply(number) ?? number);
    }

    private static SipUri? CalledParty(IncomingInvite invite) =>
        NameAddr.TryParse(invite.Header("P-Called-Party-ID"), out var called) && called.Uri.User.Length > 0 ? called.Uri : null;

    private static SipUri? NotOwn(SipUri uri, TrunkConfig trunk) => IsOwn(uri, trunk) ? null : uri;

    private static bool IsOwn(SipUri uri, TrunkConfig trunk) =>
        uri.User.Length == 0 || (trunk.User is { } user && (uri.User.Equals(user, StringComparison.OrdinalIgnoreCase) || uri.User == trunk.ContactUser));
}
