namespace CallCenter.Reports.Stories;

/// <summary>A time that an agent spent in one state, on both axes.</summary>
/// <param name="To">null = it goes on.</param>
internal sealed record AgentSpan(string Agent, AgentState State, string? Reason, DateTimeOffset From, DateTimeOffset? To)
{
    public ChosenState Chosen { get; init; }

    public AgentWork Work { get; init; }
}
