using System.Collections.Concurrent;

namespace CallCenter.Dialer.Tests.Support;

/// <summary>Agents as the test says.</summary>
internal sealed class FakeFigures : ILiveFigures
{
    private readonly ConcurrentDictionary<string, AgentFigures> _agents = new();

    public void Set(string agent, AgentState state, DateTimeOffset since, CallId? call = null) =>
        _agents[agent] = new AgentFigures(agent, agent, state, null, since, call, null, null, true, 0, 0, null, ["sales"]);

    public LiveFigures Now() => new(_agents.Values.Max(agent => agent.Since!.Value), 1, 0, 0, 0, [], [.. _agents.Values]);

    public Task WaitForChangeAsync(CancellationToken ct) => Task.Delay(Timeout.Infinite, ct);
}
