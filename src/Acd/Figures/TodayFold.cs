using CallCenter.Acd.Settings;

namespace CallCenter.Acd.Figures;

/// <summary>
/// Everything the live figures show, as a pure fold over the facts in journal order: the same facts give the same figures, whether
/// they come live or from the journal after a restart. Facts before today only set what goes on over midnight.
/// </summary>
internal sealed class TodayFold(DateTimeOffset now, TimeZoneInfo zone, ServiceLevelFormula usual = default)
{
    private readonly Dictionary<CallId, CallFold> _calls = [];
    private readonly Dictionary<string, QueueFold> _queues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AgentFold> _agents = new(StringComparer.Ordinal);
    private readonly Dictionary<(CallId Call, string Agent), string?> _bridgedFrom = [];
    private Day _day = Day.Of(now, zone);
    private DateTimeOffset _lastSign = DateTimeOffset.MinValue;
    private int _callsToday;
    private int _selfServedToday;

    public long Seq { get; private set; }

    public void Apply(JournalEntry entry)
    {
        var fact = entry.Fact;
        RollTo(fact.At);
        Seq = entry.Seq;
        var today = fact.At >= _day.Start;
        if (AgentAxes.AgentOf(fact) is { } user)
        {
            Agent(user).Axes.Apply(fact);
        }

        switch (fact)
        {
            case AgentFact change:
                ApplyAgent(change);
                break;
            case CallFact call:
                ApplyCall(call, today);
                ApplyQueue(call, today);
                break;
            case ServerStarted:
                LoseCalls(fact.At);
                break;
            default:
                break;
        }

        _lastSign = fact.At > _lastSign ? fact.At : _lastSign;
    }

    public LiveFigures Figures(DateTimeOffset at, RosterSnapshot roster, Func<string, string?> phoneTroubleOf)
    {
        RollTo(at);
        var agents = roster.Users.Values.Where(u => roster.IsAgent(u.User)).OrderBy(u => u.User, StringComparer.Ordinal).ToList();
        return new LiveFigures(at, Seq, _calls.Count, _callsToday, _selfServedToday,
            [.. roster.Queues.Values.OrderBy(q => q.Name, StringComparer.Ordinal).Select(q => QueueNow(q, at, agents))],
            [.. agents.Select(u => Agent(u.User).Figures(u, phoneTroubleOf(u.User), at, _day))]);
    }

    private QueueFigures QueueNow(QueueConfig queue, DateTimeOffset at, List<UserProfile> agents)
    {
        var states = Enum.GetValues<AgentState>().ToDictionary(s => s, _ => 0);
        var (signedIn, handling) = (TimeSpan.Zero, TimeSpan.Zero);
        foreach (var agent in agents.Where(a => a.Queues.Contains(queue.Name)).Select(a => Agent(a.User)))
        {
            states[agent.State]++;
            var times = agent.Times(at, _day);
            (signedIn, handling) = (signedIn + times.SignedIn, handling + times.Handling);
        }

        return Queue(queue.Name).Figures(queue, usual, at, states, AgentFold.Load(signedIn, handling));
    }

    private void ApplyAgent(AgentFact fact)
    {
        if (fact is AgentStateChanged change)
        {
            var from = change.CallId is { } id ? _calls.GetValueOrDefault(id)?.From : null;
            Agent(change.Agent).Changed(change, _day, from);
        }
    }

    private void ApplyCall(CallFact fact, bool today)
    {
        if (fact is CallArrived arrived)
        {
            _calls[fact.CallId] = new CallFold(arrived.RemoteNumber);
            _callsToday += today ? 1 : 0;
        }
        else if (fact is CallEnded ended)
        {
            if (_calls.Remove(fact.CallId, out var call) && call.SelfServed && today)
            {
                _selfServedToday++;
            }

            if (ended.End.Result == CallResult.Lost)
            {
                Lose(fact.CallId, fact.At);
            }
        }
        else
        {
            _calls.GetValueOrDefault(fact.CallId)?.Apply(fact);
        }
    }

    // Leaving a queue and being released may be written after the call's end: both find their own beginnings.
    private void ApplyQueue(CallFact fact, bool today)
    {
        switch (fact)
        {
            case CallQueued queued:
                Queue(queued.Queue).Queued(queued, today);
                break;
            case QueueLeft left:
                Queue(left.Queue).Left(left, today);
                break;
            case CallOffered offered:
                Agent(offered.Agent).Offered(offered.Queue);
                break;
            case CallBridged { Agent: { } agent } bridged:
                _bridgedFrom[(fact.CallId, agent)] = bridged.Queue;
                Agent(agent).Bridged(bridged, today);
                break;
            case CallReleased { Agent: { } agent } released:
                Agent(agent).Released(released, _day);
                if (_bridgedFrom.Remove((fact.CallId, agent), out var queue) && queue is not null && today)
                {
                    Queue(queue).Talked(released.TalkedMs);
                }

                break;
            default:
                break;
        }
    }

    private void Lose(CallId call, DateTimeOffset at)
    {
        foreach (var queue in _queues.Values)
        {
            queue.Lose(call, at);
        }
    }

    private void LoseCalls(DateTimeOffset at)
    {
        _calls.Clear();
        _bridgedFrom.Clear();
        foreach (var queue in _queues.Values)
        {
            queue.LoseAll(at);
        }

        foreach (var agent in _agents.Values)
        {
            agent.Lose(_lastSign, _day);
        }
    }

    private void RollTo(DateTimeOffset moment)
    {
        if (moment < _day.End)
        {
            return;
        }

        _day = Day.Of(moment, zone);
        (_callsToday, _selfServedToday) = (0, 0);
        foreach (var queue in _queues.Values)
        {
            queue.BeginDay();
        }

        foreach (var agent in _agents.Values)
        {
            agent.BeginDay();
        }
    }

    private QueueFold Queue(string name)
    {
        if (!_queues.TryGetValue(name, out var fold))
        {
            _queues.Add(name, fold = new QueueFold());
        }

        return fold;
    }

    private AgentFold Agent(string user)
    {
        if (!_agents.TryGetValue(user, out var fold))
        {
            _agents.Add(user, fold = new AgentFold());
        }

        return fold;
    }
}
