namespace CallCenter.Reports.Staffing;

/// <summary>How many agents each queue has: who serves several is divided among them as their loads are.</summary>
internal static class AgentShares
{
    public static IReadOnlyDictionary<string, double> Of(IEnumerable<AgentFigures> agents, IReadOnlyDictionary<string, double> loads)
    {
        var shares = loads.Keys.ToDictionary(queue => queue, _ => 0.0, StringComparer.Ordinal);
        foreach (var agent in agents.Where(a => a.State is AgentState.Ready or AgentState.Offered or AgentState.OnCall or AgentState.WrapUp))
        {
            var mine = agent.Queues.Where(loads.ContainsKey).ToList();
            var all = mine.Sum(queue => loads[queue]);
            foreach (var queue in mine)
            {
                shares[queue] += all > 0 ? loads[queue] / all : 1.0 / mine.Count;
            }
        }

        return shares;
    }
}
