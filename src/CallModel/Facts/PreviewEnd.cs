namespace CallCenter.CallModel.Facts;

/// <summary>How an agent's look at a lead ended.</summary>
public enum PreviewEnd
{
    /// <summary>It was dialed.</summary>
    Dialed,

    /// <summary>The agent would not: it is offered again after the campaign's pause.</summary>
    Skipped,

    /// <summary>The agent did nothing within the time.</summary>
    TimedOut,

    /// <summary>The agent would, and the law or a list would not.</summary>
    Refused,

    /// <summary>The agent or the campaign stopped.</summary>
    Withdrawn,
}
