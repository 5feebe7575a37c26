using CallCenter.CallModel.Faults;

namespace CallCenter.CallModel.Queues;

/// <summary>Agents who are asked together.</summary>
/// <param name="AfterSeconds">the wait from which on they are asked, beside the groups before.</param>
public sealed record AgentGroup(IReadOnlyList<string> Agents, int AfterSeconds = 0)
{
    public IReadOnlyList<string> Agents { get; init => field = Entries.Of(value); } = Entries.Of(Agents);
}
