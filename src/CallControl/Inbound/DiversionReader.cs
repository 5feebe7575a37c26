using CallCenter.CallControl.Trunks;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;

namespace CallCenter.CallControl.Inbound;

/// <summary>
/// Who has passed a call on to us, as a trunk says: Diversion (RFC 5806), its first value being the last that diverted; else the last but one
/// entry of History-Info (RFC 7044), whose last is ourselves. A phone's word does not count.
/// </summary>
internal static class DiversionReader
{
    /// <summary>Null when nobody has.</summary>
    public static string? Read(IncomingInvite invite, TrunkConfig trunk, NumberingPlan plan)
    {
        var diversion = invite.HeaderValues("Diversion");
        var history = invite.HeaderValues("History-Info");
        var value = diversion.Count > 0 ? diversion[0] : history.Count > 1 ? history[^2] : null;
        return NameAddr.TryParse(value, out var address) && address.Uri.User.Length > 0
            ? plan.Normalize(trunk.NumberIn.Apply(address.Uri.Subscriber))
            : null;
    }
}
