namespace CallCenter.Reports.Stories;

/// <summary>The agents' states as spans of time.</summary>
internal sealed class AgentStateSpans(List<AgentSpan> spans)
{
    private readonly Dictionary<string, AgentSpan> _now = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AgentAxes> _axes = new(StringComparer.Ordinal);
    private DateTimeOffset _lastSign = DateTimeOffset.MinValue;

    public void Take(Fact fact)
    {
        if (AgentAxes.AgentOf(fact) is not { } agent)
        {
            return;
        }

        var axes = _axes.TryGetValue(agent, out var known) ? known : _axes[agent] = new AgentAxes();
        axes.Apply(fact);
        var before = _now.GetValueOrDefault(agent);
        if (fact is AgentStateChanged changed)
        {
            Close(agent, fact.At);
            _now[agent] = new AgentSpan(agent, changed.State, changed.Reason, fact.At, null) { Chosen = axes.Chosen, Work = axes.Work };
        }
        else if (before is not null && (before.Chosen, before.Work) != (axes.Chosen, axes.Work))
        {
            Close(agent, fact.At);
            _now[agent] = before with { From = fact.At, Chosen = axes.Chosen, Work = axes.Work };
        }
    }

    /// <summary>The server was alive then.</summary>
    public void Seen(DateTimeOffset at) => _lastSign = at > _lastSign ? at : _lastSign;

    /// <summary>The server went down: who had a call had it until the last sign of life, and was not ready afterwards.</summary>
    public void Lose()
    {
        foreach (var span in _now.Values.Where(s => s.State is AgentState.Offered or AgentState.OnCall or AgentState.WrapUp).ToList())
        {
            Close(span.Agent, _lastSign);
            var axes = _axes[span.Agent];
            axes.Lose();
            _now[span.Agent] = new AgentSpan(span.Agent, AgentState.NotReady, null, _lastSign, null) { Chosen = axes.Chosen, Work = axes.Work };
        }
    }

    public void End()
    {
        spans.AddRange(_now.Values);
        _now.Clear();
    }

    private void Close(string agent, DateTimeOffset at)
    {
        if (_now.Remove(agent, out var span) && at > span.From)
        {
            spans.Add(span with { To = at });
        }
    }
}
