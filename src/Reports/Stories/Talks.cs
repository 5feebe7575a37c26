namespace CallCenter.Reports.Stories;

/// <summary>Agents' conversations with what is on hold in them and the wrap-up behind them.</summary>
internal sealed class Talks(List<Handling> handlings)
{
    private readonly Dictionary<(CallId, string), Handling> _last = [];
    private readonly Dictionary<(CallId, string), DateTimeOffset> _held = [];
    private readonly Dictionary<string, (Handling Of, DateTimeOffset Since)> _wrapping = new(StringComparer.Ordinal);

    public bool AnyOpenBefore(DateTimeOffset moment) => _wrapping.Values.Any(w => w.Of.From < moment);

    public Handling? LastOf(CallId call, string agent) => _last.GetValueOrDefault((call, agent));

    public void Apply(CallTale call, CallFact fact)
    {
        switch (fact)
        {
            case CallBridged { Agent: { } agent } bridged:
                handlings.Add(_last[(call.Id, agent)] = new Handling(call, agent, bridged.Queue, bridged.At));
                break;
            case CallHeld held:
                _held[(call.Id, held.Agent)] = held.At;
                break;
            case CallResumed resumed:
                Resume(call.Id, resumed.Agent, resumed.At);
                break;
            case CallReleased { Agent: { } agent } released:
                Resume(call.Id, agent, released.At);
                if (LastOf(call.Id, agent) is { Ended: false } over)
                {
                    (over.ConversationMs, over.Ended) = (released.TalkedMs, true);
                }

                break;
            default:
                break;
        }
    }

    public void Changed(AgentStateChanged fact)
    {
        if (_wrapping.Remove(fact.Agent, out var wrapping))
        {
            wrapping.Of.WrapUpMs += (long)(fact.At - wrapping.Since).TotalMilliseconds;
        }

        if (fact is { State: AgentState.WrapUp, CallId: { } call } && LastOf(call, fact.Agent) is { } handling)
        {
            _wrapping[fact.Agent] = (handling, fact.At);
        }
        else if (fact.State != AgentState.OnCall)
        {
            Forget(fact.Agent);
        }
    }

    public void Lose()
    {
        _last.Clear();
        _held.Clear();
        _wrapping.Clear();
    }

    private void Resume(CallId call, string agent, DateTimeOffset at)
    {
        if (_held.Remove((call, agent), out var since) && LastOf(call, agent) is { } handling)
        {
            handling.HoldMs += (long)(at - since).TotalMilliseconds;
        }
    }

    // Whoever is free again has nothing more to do with the calls before.
    private void Forget(string agent)
    {
        foreach (var key in _last.Where(l => l.Key.Item2 == agent && l.Value.Ended).Select(l => l.Key).ToList())
        {
            _last.Remove(key);
        }
    }
}
