using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;

namespace CallCenter.CallControl.Inbound;

/// <summary>Who calls: P-Asserted-Identity of the trunk where there is one (RFC 3325), else From.</summary>
internal static class CallerIdReader
{
    private const int LongestName = 80;

    public static string Number(IncomingInvite invite, NumberingPlan plan) => plan.Normalize(Identity(invite).Uri.User);

    public static string? Name(IncomingInvite invite)
    {
        var name = Identity(invite).DisplayName?.Trim();
        return string.IsNullOrEmpty(name) ? null : name[..Math.Min(name.Length, LongestName)];
    }

    private static NameAddr Identity(IncomingInvite invite) =>
        NameAddr.TryParse(invite.Header("P-Asserted-Identity"), out var asserted) ? asserted : invite.From;
}
