namespace CallCenter.CallModel.Dialing;

/// <summary>What holds the number of lines where it is, in the words that pages show.</summary>
public enum PacingReason
{
    /// <summary>Nobody is idle and nobody will be free soon enough.</summary>
    NoAgents,

    /// <summary>Enough lines are in flight: with one more, somebody would be likely to find no agent.</summary>
    RiskReached,

    /// <summary>Lines of the trunk, calls per second, or the most lines for one agent.</summary>
    NoRoom,

    /// <summary>So many were abandoned that one line for each idle agent is all that is left.</summary>
    BudgetSpent,
}
