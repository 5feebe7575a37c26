using System.Collections.Concurrent;
using CallCenter.Acd.Core;
using CallCenter.Acd.Settings;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Agents;

/// <summary>
/// All agents and the only place where their state changes. Each change is a fact; after each message of the loop the changed views
/// are published and the pages told.
/// </summary>
internal sealed class AgentBook(LoopServices loop, IAgentReach reach, IAgentNotifier notifier)
{
    private readonly Dictionary<string, Agent> _agents = new(StringComparer.Ordinal);
    private readonly HashSet<Agent> _open = [];
    private readonly HashSet<Agent> _touched = [];
    private readonly ConcurrentDictionary<string, AgentView> _views = new(StringComparer.Ordinal);
    private readonly Machine<AgentState, AgentTrigger> _states = AgentStates.Machine();
    private readonly CapacityRules _capacity = new(loop.Options.Capacity);

    // from the clock, so that it also grows over a restart
    private long _version;

    public RosterSnapshot Roster { get; private set; } = RosterSnapshot.Empty;

    /// <summary>Called when somebody has signed out.</summary>
    public Action? SignedOut { get; set; }

    /// <summary>Who may be offered something: the ready ones, and those at work who have room for more.</summary>
    public IReadOnlyCollection<Agent> Open => _open;

    public IReadOnlyCollection<Agent> All => _agents.Values;

    /// <summary>From any thread: what the agent's page shows.</summary>
    public AgentView? View(string user) => _views.GetValueOrDefault(user);

    public Agent? Find(string user) => _agents.GetValueOrDefault(user);

    /// <summary>Agents at work for a queue: ready or busy.</summary>
    public int StaffOf(string queue) =>
        _agents.Values.Count(a => a.IsAtWork && a.Profile.Queues.Contains(queue));

    /// <summary>Somebody who serves the queue is signed in, ready or not.</summary>
    public bool AnyoneFor(string queue) => _agents.Values.Any(a => a.State != AgentState.SignedOut && a.Profile.Queues.Contains(queue));

    /// <summary>The clock was set by so much.</summary>
    public void Move(TimeSpan by)
    {
        foreach (var agent in _agents.Values)
        {
            agent.Move(by);
            Touch(agent);
        }
    }

    /// <summary>Takes new users in and the changed ones over. Who may no longer work is the caller's business.</summary>
    public void Follow(RosterSnapshot roster)
    {
        Roster = roster;
        foreach (var profile in roster.Users.Values.Where(p => roster.IsAgent(p.User)))
        {
            if (!_agents.TryGetValue(profile.User, out var agent))
            {
                agent = new Agent(profile, loop.Facts.Now);
                _agents.Add(profile.User, agent);
            }

            agent.Profile = profile;
            agent.PhoneTrouble = reach.TroubleOf(profile.User);
            Touch(agent);
        }
    }

    /// <summary>Sets what the journal says, without a new fact.</summary>
    public void Restore(Agent agent, AgentStateChanged last)
    {
        (agent.State, agent.Reason, agent.Since, agent.IdleSince) = (last.State, last.Reason, last.At, last.At);
        agent.Axes.Apply(last);
        Touch(agent);
    }

    /// <summary>A fact was written that tells something of an agent.</summary>
    public void Follow(Fact fact)
    {
        if (AgentAxes.AgentOf(fact) is { } user && Find(user) is { } agent)
        {
            agent.Axes.Apply(fact);
            _touched.Add(agent);
        }
    }

    /// <summary>Moves an agent along the table; false, and nothing has happened, when the table has no such edge.</summary>
    public bool Fire(Agent agent, AgentTrigger trigger, string? reason = null, string? by = null)
    {
        if (!_states.TryNext(agent.State, trigger, out var next))
        {
            return false;
        }

        var now = loop.Facts.Now;
        if (next == AgentState.Ready && trigger != AgentTrigger.Withdraw)
        {
            agent.IdleSince = now;
        }

        (agent.State, agent.Reason, agent.Since) = (next, reason, now);
        agent.Shift.Enter(next, now);
        if (next is AgentState.SignedOut or AgentState.NotReady or AgentState.Ready)
        {
            agent.Assignments.RemoveAll(a => a.Phase == AssignmentPhase.WrapUp);
            agent.Wish = null;
        }

        if (next == AgentState.SignedOut)
        {
            SignedOut?.Invoke();
        }

        Touch(agent);
        loop.Facts.Write(new AgentStateChanged
        {
            At = now, Agent = agent.User, State = next, Reason = reason, CallId = agent.Current?.Stay.Id ?? agent.Dialing?.Call, By = by == agent.User ? null : by,
        });
        return true;
    }

    /// <summary>A choice that comes into force after the call at hand.</summary>
    public void Chose(Agent agent, ChosenState choice, string? reason, string by) => loop.Facts.Write(new AgentChose
    {
        At = loop.Facts.Now, Agent = agent.User, Choice = choice, Reason = reason, By = by == agent.User ? null : by,
    });

    /// <summary>Ready, or not ready for want of a phone.</summary>
    public void FireReady(Agent agent, AgentTrigger trigger, string? by = null)
    {
        agent.PhoneTrouble = reach.TroubleOf(agent.User);
        if (agent.HasPhone)
        {
            Fire(agent, trigger, by: by);
        }
        else
        {
            LosePhone(agent);
        }
    }

    /// <summary>Not ready, because the telephone cannot be called.</summary>
    public void LosePhone(Agent agent) => Fire(agent, AgentTrigger.PhoneLost, agent.PhoneTrouble);

    public bool RefreshPhone(Agent agent)
    {
        var before = agent.PhoneTrouble;
        agent.PhoneTrouble = reach.TroubleOf(agent.User);
        if (before != agent.PhoneTrouble)
        {
            Touch(agent);
        }

        return agent.HasPhone;
    }

    /// <summary>The agent may take one more item of a channel.</summary>
    public bool HasRoom(Agent agent, ContactChannel channel) =>
        MayTake(agent) && _capacity.Fits(agent.Assignments.Select(a => a.Channel), channel);

    /// <summary>Something about the agent has changed: who is open is looked at again, and the page is told.</summary>
    public void Touch(Agent agent)
    {
        _touched.Add(agent);
        if (MayTake(agent) && (agent.Assignments.Count == 0 || _capacity.HasRoom([.. agent.Assignments.Select(a => a.Channel)])))
        {
            _open.Add(agent);
        }
        else
        {
            _open.Remove(agent);
        }
    }

    /// <summary>The same for all who take part in an item.</summary>
    public void TouchAll(Stay stay)
    {
        foreach (var agent in stay.Guests.Append(stay.Conversation).Select(part => part?.Agent).OfType<Agent>())
        {
            Touch(agent);
        }
    }

    public void Publish()
    {
        foreach (var agent in _touched)
        {
            var view = ViewOf(agent, _views.GetValueOrDefault(agent.User));
            if (!_views.TryGetValue(agent.User, out var before) || before with { Version = 0 } != view)
            {
                _version = Math.Max(_version + 1, loop.Facts.Now.ToUnixTimeMilliseconds());
                _views[agent.User] = view with { Version = _version };
                loop.Mailbox.Later(() => notifier.Changed(view.Agent));
            }
        }

        _touched.Clear();
    }

    private static bool MayTake(Agent agent) =>
        agent.Dialing is null && agent.State is (AgentState.Ready or AgentState.Offered or AgentState.OnCall) && agent.Wish is null or { State: AgentState.Ready };

    /// <summary>By the queue's rule, or because of whom the call is for.</summary>
    public bool WantsDisposition(Assignment work) => work.Stay.Item.Context.DispositionRequired || Roster.Queue(work.Queue).Rules.DispositionRequired;

    /// <param name="shown">the same lists when nothing has changed in them, so that two views can be compared.</param>
    private AgentView ViewOf(Agent agent, AgentView? shown)
    {
        var dial = agent.DialOut;
        var work = agent.Current;
        var talk = agent.Conversation;
        var ends = work is { Phase: AssignmentPhase.WrapUp } ? work.EndsAt : null;
        return new AgentView(agent.User, agent.Profile.Name, agent.State, agent.Reason, agent.Since, agent.HasPhone, work?.Stay.Id ?? agent.Dialing?.Call, work?.Queue ?? agent.Dialing?.Queue,
            work?.Lease ?? agent.Dialing?.Lease, talk?.Held ?? false, work?.Pop, agent.Profile.Queues, agent.Wish?.State, agent.Wish?.Reason, HeldSince: talk?.HeldSince,
            Accepted: work is { Phase: AssignmentPhase.Offered } && work.Stay.OfferTo(agent) is { AcceptedOnPage: true },
            WrapUpEndsAt: ends, MoreTime: ends is null ? 0 : loop.Options.WrapUpExtensions - work!.Extensions,
            Transfer: talk?.Transfer is { } t ? new TransferView(t.To, t.Since, t.Failed, t.Consults) : null)
        {
            Parties = talk is null ? [] : PartyViews.Of(talk.Stay, loop.Options.ShowListeners, shown?.Parties ?? []), InCharge = talk is { Leads: true },
            Muted = talk is { Muted: true }, RecordingPaused = talk?.Stay.RecordingPausedBy is not null,
            Chosen = agent.Axes.Chosen, ChosenReason = agent.Axes.Reason,
            Work = agent.Axes.Work is AgentWork.Idle && !agent.HasPhone && agent.State != AgentState.SignedOut ? AgentWork.Unreachable : agent.Axes.Work,
            PhoneTrouble = agent.PhoneTrouble, Calls = CallViews.Of(agent, shown?.Calls ?? []),
            DispositionRequired = work is { Phase: not AssignmentPhase.Offered } && WantsDisposition(work),
            Dial = dial is null ? null : new DialView(dial.Call, dial.To, dial.Queue, dial.Since, dial.Phase, dial.Failed),
        };
    }
}
