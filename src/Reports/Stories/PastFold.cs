namespace CallCenter.Reports.Stories;

/// <summary>
/// Facts in journal order become <see cref="Past"/>. Pure: the same facts give the same past. Begin a day before the range, so that what was
/// under way at its beginning is known; an agent whose last change is older than that counts as signed out.
/// </summary>
internal sealed class PastFold
{
    private readonly Dictionary<CallId, CallTale> _calls = [];
    private readonly Dictionary<CallId, QueueStay> _stays = [];
    private readonly Dictionary<(CallId, string), DateTimeOffset> _offers = [];
    private readonly Dictionary<CallId, List<ToldWait>> _told = [];
    private readonly AgentStateSpans _agents;
    private readonly Talks _talks;

    public PastFold()
    {
        _agents = new AgentStateSpans(Past.Spans);
        _talks = new Talks(Past.Handlings);
    }

    public Past Past { get; } = new();

    /// <summary>Calls that have not ended, and wrap-ups after those that have.</summary>
    public bool AnyOpenBefore(DateTimeOffset moment) => _calls.Values.Any(call => call.ArrivedAt < moment) || _talks.AnyOpenBefore(moment);

    public void Apply(Fact fact)
    {
        switch (fact)
        {
            case AgentStateChanged change:
                _talks.Changed(change);
                break;
            case CallArrived arrived:
                Past.Calls.Add(_calls[arrived.CallId] = new CallTale(arrived));
                break;
            case CallFact ofCall when _calls.TryGetValue(ofCall.CallId, out var call):
                call.SelfService.Apply(ofCall);
                Tell(call, ofCall);
                Wait(call, ofCall);
                _talks.Apply(call, ofCall);
                Pass(call, ofCall);
                break;
            case ServerStarted:
                Lose();
                break;
            default:
                break;
        }

        _agents.Take(fact);
        _agents.Seen(fact.At);
    }

    /// <summary>No more facts: what agents do now goes on.</summary>
    public Past End()
    {
        _agents.End();
        return Past;
    }

    private void Tell(CallTale call, CallFact fact)
    {
        switch (fact)
        {
            case QuestionAsked asked:
                call.Questions++;
                call.Spoken += asked.Outcome == KnowledgeDecision.Speak ? 1 : 0;
                break;
            case AnswerJudged judged:
                (call.Helped, call.NotHelped) = judged.Helped ? (call.Helped + 1, call.NotHelped) : (call.Helped, call.NotHelped + 1);
                break;
            case ChoiceMade { Choice: "noMatch" or "noInput" }:
                call.NotUnderstood++;
                break;
            case ChoiceMade choice:
                (call.Said, call.Pressed) = choice.Spoken ? (call.Said + 1, call.Pressed) : (call.Said, call.Pressed + 1);
                break;
            case KeypadOnly:
                call.KeypadOnly = true;
                break;
            case CallBridged { Agent: { } agent }:
                call.Agent = agent;
                break;
            case CallEnded:
                call.Ended = true;
                _calls.Remove(call.Id);
                _stays.Remove(call.Id);
                _told.Remove(call.Id);
                break;
            default:
                break;
        }
    }

    private void Wait(CallTale call, CallFact fact)
    {
        switch (fact)
        {
            case CallQueued queued:
                call.Queue ??= queued.Queue;
                Past.Stays.Add(_stays[call.Id] = new QueueStay(call, queued.Queue, queued.At));
                break;
            case PositionAnnounced told:
                Tell(call, told);
                break;
            case CallOffered offered:
                _offers[(call.Id, offered.Agent)] = offered.At;
                break;
            case OfferEnded ended:
                var at = _offers.Remove((call.Id, ended.Agent), out var began) ? began : ended.At;
                Past.Offerings.Add(new Offering(call, ended.Agent, ended.Queue, at, ended.Result));
                if (ended.Result is OfferResult.Accepted or OfferResult.Withdrawn && _stays.TryGetValue(call.Id, out var rung))
                {
                    rung.RangMs = (long)(ended.At - at).TotalMilliseconds;
                }

                break;
            case CallAccepted accepted when _stays.TryGetValue(call.Id, out var taken):
                taken.Agent = accepted.Agent;
                break;
            case QueueLeft left when _stays.TryGetValue(call.Id, out var over) && over.Queue == left.Queue:
                (over.Why, over.WaitedMs) = (left.Why, left.WaitedMs);
                ComeTrue(call, left);
                break;
            default:
                break;
        }
    }

    private void Tell(CallTale call, PositionAnnounced fact)
    {
        var told = new ToldWait(call, fact.Queue, fact.At, fact.AnnouncedSeconds, fact.EstimatedWaitSeconds);
        Past.Announcements.Add(told);
        (_told.TryGetValue(call.Id, out var before) ? before : _told[call.Id] = []).Add(told);
    }

    private void ComeTrue(CallTale call, QueueLeft left)
    {
        if (_told.Remove(call.Id, out var all) && left.Why == QueueLeaving.Accepted)
        {
            all.ForEach(told => told.CameTrue = (left.At - told.At).TotalSeconds);
        }
    }

    private void Pass(CallTale call, CallFact fact)
    {
        if (fact is not CallTransferred passed)
        {
            return;
        }

        var stay = _stays.GetValueOrDefault(call.Id);
        var handling = passed.Agent is { } agent ? _talks.LastOf(call.Id, agent) : null;
        Past.Passings.Add(new Passing(call, passed.Agent, handling?.Queue ?? stay?.Queue, passed.At, passed.ToQueue, passed.Succeeded));
        if (passed is { Succeeded: true, Agent: not null })
        {
            stay?.Transferred = true;
            handling?.Transferred = true;
        }
    }

    private void Lose()
    {
        _calls.Clear();
        _stays.Clear();
        _offers.Clear();
        _told.Clear();
        _talks.Lose();
        _agents.Lose();
    }
}
