namespace CallCenter.CallModel.Dialing;

/// <summary>Why a number, or a whole campaign, is not dialed now.</summary>
public enum DialBar
{
    /// <summary>The time of day where the person lives, by the strictest of all that is known of the place.</summary>
    OutsideHours,

    /// <summary>Nothing says where the person lives.</summary>
    ZoneUnknown,

    DoNotCall,

    /// <summary>Dialed as often as one day allows.</summary>
    AttemptsToday,

    /// <summary>Answered lately and found no agent.</summary>
    AbandonedLately,

    /// <summary>The policy wants a registry's list, and none has been imported.</summary>
    RegistryMissing,

    /// <summary>The registry's list is older than it may be.</summary>
    RegistryOld,

    /// <summary>No policy of the campaign's name is there, or its file has errors.</summary>
    PolicyMissing,

    /// <summary>Somebody has taken it out of this campaign.</summary>
    Excluded,

    /// <summary>The campaign has not begun yet, or is over.</summary>
    OutsideSchedule,
}
