using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Facts;

/// <summary>A party left the conversation: its leg ended, it was let go, or the conversation was taken apart.</summary>
public sealed record PartyLeft : CallFact
{
    public required LegId Leg { get; init; }
    public required LegRole Role { get; init; }
    /// <summary>The agent's user name, for an agent.</summary>
    public string? Agent { get; init; }
    /// <summary>The other side's number, for everybody else.</summary>
    public string? Number { get; init; }
    /// <summary>How it sounded; null when nothing of it was heard.</summary>
    public LegQuality? Quality { get; init; }
}
