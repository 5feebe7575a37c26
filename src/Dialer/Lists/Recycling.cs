using CallCenter.Dialer.Law;

namespace CallCenter.Dialer.Lists;

/// <summary>What becomes of a lead after an attempt.</summary>
internal static class Recycling
{
    /// <summary>Pure: the lead as it is to be stored.</summary>
    public static Lead After(Lead lead, DialResult result, Campaign campaign, PolicyPack? policy, DateTimeOffset now)
    {
        var rest = RestAfter(result, campaign, policy);
        return rest is null || lead.Attempts >= campaign.MaxAttempts
            ? lead with { State = LeadState.Done, Result = result, NextAt = null }
            : lead with { State = LeadState.Waiting, Result = result, NextAt = now + rest };
    }

    /// <summary>Pure: the lead after its disposition was said.</summary>
    public static Lead After(Lead lead, Campaign campaign, DateTimeOffset at)
    {
        if (lead.Disposition == Dispositions.DoNotCall)
        {
            return lead with { State = LeadState.Done, Result = DialResult.OptedOut, NextAt = null };
        }

        var pause = lead.Disposition == Dispositions.CallAgain
            ? campaign.NoAnswerMinutes
            : campaign.Dispositions.FirstOrDefault(own => own.Code == lead.Disposition)?.AgainMinutes;
        return pause is { } minutes && lead.Attempts < campaign.MaxAttempts ? lead with { State = LeadState.Waiting, NextAt = at.AddMinutes(minutes) } : lead;
    }

    /// <summary>Null: not dialed again.</summary>
    private static TimeSpan? RestAfter(DialResult result, Campaign campaign, PolicyPack? policy) => result switch
    {
        DialResult.Connected or DialResult.Heard or DialResult.OptedOut => null,
        DialResult.Busy => TimeSpan.FromMinutes(campaign.BusyMinutes),
        DialResult.Failed => TimeSpan.FromMinutes(campaign.FailedMinutes),
        DialResult.Abandoned => Longer(policy?.RestAfterAbandoned ?? TimeSpan.Zero, TimeSpan.FromMinutes(campaign.NoAnswerMinutes)),
        _ => TimeSpan.FromMinutes(campaign.NoAnswerMinutes),
    };

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
