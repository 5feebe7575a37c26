namespace CallCenter.CallModel.Facts;

/// <summary>What a consultation came to.</summary>
public enum ConsultationEnd
{
    /// <summary>All three hear each other.</summary>
    Merged,
    /// <summary>The agent left caller and guest together.</summary>
    Completed,
    /// <summary>The agent sent the guest away.</summary>
    Dismissed,
    /// <summary>The guest hung up.</summary>
    GuestLeft,
    /// <summary>The caller hung up.</summary>
    CallerLeft,
}
