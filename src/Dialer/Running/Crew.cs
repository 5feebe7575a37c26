using CallCenter.Dialer.Pacing;

namespace CallCenter.Dialer.Running;

/// <summary>The agents of a campaign's queue and what they do now. Owned by the campaign's mailbox; <see cref="LoadAsync"/> runs beside it.</summary>
internal sealed class Crew(ILiveFigures figures, IUserStore users, IQueueStore queues)
{
    private const int RateOver = 300;

    private readonly Queue<(DateTimeOffset At, int Offered)> _offered = new();

    /// <summary>User names of those who have the queue and its skill.</summary>
    public IReadOnlySet<string> Members { get; set; } = new HashSet<string>();

    public async Task<IReadOnlySet<string>> LoadAsync(string queue, CancellationToken ct)
    {
        var skill = (await queues.GetAsync(queue, ct))?.Skill;
        return (await users.ListAsync(ct))
            .Where(user => !user.Disabled && user.Roles.HasFlag(Roles.Agent) && user.Queues.Contains(queue) && (skill is null || user.Skills.GetValueOrDefault(skill) > 0))
            .Select(user => user.User).ToHashSet();
    }

    /// <param name="mine">calls of the campaign that wait for an agent, or have one whom the figures do not show yet.</param>
    /// <param name="lines">seconds in flight of all numbers that were dialed for these agents.</param>
    public PoolState Look(string queue, IReadOnlyCollection<CallId> mine, IReadOnlyList<double> lines)
    {
        var now = figures.Now();
        var crew = now.Agents.Where(agent => Members.Contains(agent.Agent) && agent.PhoneRegistered).ToList();
        var seen = crew.Where(agent => agent.State is AgentState.OnCall or AgentState.WrapUp).Select(agent => agent.CallId).ToHashSet();
        var shared = crew.SelectMany(agent => agent.Queues).Where(q => q != queue).ToHashSet();
        var others = now.Queues.Where(q => shared.Contains(q.Queue)).ToList();
        return new PoolState(
            crew.Count(agent => agent.State == AgentState.Ready),
            mine.Count(call => !seen.Contains(call)) + others.Sum(q => q.Waiting),
            [.. crew.Where(agent => agent.State is AgentState.Offered or AgentState.OnCall or AgentState.WrapUp).Select(agent => Busy(agent, now.At))],
            lines)
        {
            InboundPerSecond = Inbound(now.At, others.Sum(q => q.OfferedToday)),
        };
    }

    /// <summary>Those who are ready and can be called.</summary>
    public IReadOnlyList<string> Ready() =>
        [.. figures.Now().Agents.Where(agent => Members.Contains(agent.Agent) && agent is { PhoneRegistered: true, State: AgentState.Ready }).Select(agent => agent.Agent)];

    private static BusyAgent Busy(AgentFigures agent, DateTimeOffset now) => new(
        agent.State == AgentState.WrapUp ? AgentPhase.WrapUp : AgentPhase.Talk, agent.Since is { } since ? Math.Max(0, (now - since).TotalSeconds) : 0);

    /// <summary>Calls that came into the agents' other queues in the last minutes, by the second.</summary>
    private double Inbound(DateTimeOffset now, int offeredToday)
    {
        _offered.Enqueue((now, offeredToday));
        while (_offered.Count > RateOver)
        {
            _offered.Dequeue();
        }

        var (from, before) = _offered.Peek();
        var seconds = (now - from).TotalSeconds;
        return seconds < 1 ? 0 : Math.Max(0, offeredToday - before) / seconds;
    }
}
