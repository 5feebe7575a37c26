using CallCenter.CtiServer.Options;

namespace CallCenter.CtiServer.Calls;

/// <summary>
/// Whom a call of one of our own telephones is for when it is not for a flow: another telephone by its user's name, or, where the settings
/// let telephones dial, a number outside.
/// </summary>
internal sealed class PhoneCalls(NumberRouter router, IAgentReach phones, DialingSettings dialing)
{
    private const string UserLine = "user:";

    /// <summary>Whose telephone calls; null = it comes from a trunk.</summary>
    public static string? UserOf(LiveCall call) => call.Trunk.StartsWith(UserLine, StringComparison.Ordinal) ? call.Trunk[UserLine.Length..] : null;

    /// <summary>Null when a flow serves the call.</summary>
    public string? TargetOf(LiveCall call)
    {
        if (call.Direction != CallDirection.Inbound || UserOf(call) is not { } user || router.RouteOf(call.To) is not null)
        {
            return null;
        }

        var isOther = !call.To.Equals(user, StringComparison.OrdinalIgnoreCase);
        return (isOther && phones.CanReach(call.To)) || (dialing.FromPhones && call.To.StartsWith('+')) ? call.To : null;
    }
}
