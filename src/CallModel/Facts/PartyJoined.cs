using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Facts;

/// <summary>A party came into the call's conversation. Followed by its <see cref="PartyLeft"/> before the call ends.</summary>
public sealed record PartyJoined : CallFact
{
    public required LegId Leg { get; init; }
    public required LegRole Role { get; init; }
    /// <summary>The agent's user name, for an agent.</summary>
    public string? Agent { get; init; }
    /// <summary>The other side's number, for everybody else.</summary>
    public string? Number { get; init; }
}
