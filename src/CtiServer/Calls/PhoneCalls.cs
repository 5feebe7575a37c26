using CallCenter.CtiServer.Options;

namespace CallCenter.CtiServer.Calls;

/// <summary>
/// Whom a call of one of our own telephones is for when it is not for a flow: another telephone by its user's name, or, where the settings
/// let telephones dial, a number outside.
/// </summary>
internal sealed class PhoneCalls(NumberRouter router, IAgentReach phones, DialingSettings dialing)
{
    /// <summary>Null when a flow serves the call.</summary>
    public string? TargetOf(LiveCall call)
    {
        if (call.Direction != CallDirection.Inbound || call.User is not { } user || router.RouteOf(call.To) is not null)
        {
            return null;
        }

        var isOther = !call.To.Equals(user, StringComparison.OrdinalIgnoreCase);
        return (isOther && phones.CanReach(call.To)) || (dialing.FromPhones && call.To.StartsWith('+')) ? call.To : null;
    }
}
