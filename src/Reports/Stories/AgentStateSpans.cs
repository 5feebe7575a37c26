namespace CallCenter.Reports.Stories;

/// <summary>The agents' states as spans of time.</summary>
internal sealed class AgentStateSpans(List<AgentSpan> spans)
{
    private readonly Dictionary<string, AgentSpan> _now = new(StringComparer.Ordinal);
    private DateTimeOffset _lastSign = DateTimeOffset.MinValue;

    public void Changed(AgentStateChanged fact)
    {
        Close(fact.Agent, fact.At);
        _now[fact.Agent] = new AgentSpan(fact.Agent, fact.State, fact.Reason, fact.At, null);
    }

    /// <summary>The server was alive then.</summary>
    public void Seen(DateTimeOffset at) => _lastSign = at > _lastSign ? at : _lastSign;

    /// <summary>The server went down: who had a call had it until the last sign of life, and was not ready afterwards.</summary>
    public void Lose()
    {
        foreach (var span in _now.Values.Where(s => s.State is AgentState.Offered or AgentState.OnCall or AgentState.WrapUp).ToList())
        {
            Close(span.Agent, _lastSign);
            _now[span.Agent] = new AgentSpan(span.Agent, AgentState.NotReady, null, _lastSign, null);
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
