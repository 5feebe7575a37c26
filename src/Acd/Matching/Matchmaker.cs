using CallCenter.Acd.Agents;
using CallCenter.Acd.Conversations;
using CallCenter.Acd.Core;
using CallCenter.Acd.Routing;
using CallCenter.Acd.Settings;
using CallCenter.Acd.Waiting;
using CallCenter.CallModel;
using Microsoft.Extensions.Logging;

namespace CallCenter.Acd.Matching;

/// <summary>
/// Brings callers and agents together. After every message of the loop it goes along the line once: best caller first, for each the
/// best free agent by the queue's routing policy.
/// </summary>
internal sealed class Matchmaker(Loop loop, AgentBook agents, WaitingRoom room, Offers offers, ConversationBook conversations,
    Transfers transfers, ILogger log)
{
    private readonly HashSet<string> _unserved = [];
    private readonly HashSet<string> _warned = [];
    private bool _closed;

    /// <summary>One walk along the line.</summary>
    public void Match()
    {
        if (agents.Ready.Count == 0 || room.Line.Count == 0)
        {
            return;
        }

        _unserved.Clear();
        foreach (var call in room.Line.Calls.Where(c => c.State == StayState.Waiting))
        {
            if (agents.Ready.Count == 0)
            {
                break;
            }

            if (BestFor(call) is { } agent)
            {
                offers.Begin(call, agent);
            }
        }
    }

    /// <summary>A caller comes in from a flow. Null, or why the caller is turned away.</summary>
    public string? Admit(QueuedCall call, string queue, int priority)
    {
        if (_closed || !agents.Roster.Queues.ContainsKey(queue))
        {
            return _closed ? "closed" : "unknown queue";
        }

        if (!room.TryAdmit(call))
        {
            return "full";
        }

        room.Enter(call, queue, priority);
        call.LeaveWatch = call.Caller.Ended.Register(() => loop.Mailbox.Post(() => CallerLeft(call)));
        return null;
    }

    /// <summary>The caller's leg has ended, whatever the caller was doing here.</summary>
    public void CallerLeft(QueuedCall call)
    {
        switch (call.State)
        {
            case StayState.Talking:
                conversations.HangUp(call.Conversation!, EndReason.CallerHungUp);
                break;
            case StayState.Dialing:
                transfers.CallerLeft(call);
                break;
            case StayState.Waiting or StayState.Offered:
                Remove(call, QueueLeaving.Abandoned, new QueueOutcome.Abandoned());
                break;
            default:
                break;
        }
    }

    /// <summary>Queues that are gone give their callers back to the flow; conversations go on.</summary>
    public void Follow(RosterSnapshot roster)
    {
        foreach (var call in room.Line.Calls.Where(c => !roster.Queues.ContainsKey(c.Queue)).ToList())
        {
            Remove(call, QueueLeaving.Closed, new QueueOutcome.Unavailable("closed"));
        }
    }

    /// <summary>No new callers; those who wait are given back.</summary>
    public void Close()
    {
        _closed = true;
        foreach (var call in room.Line.Calls.ToList())
        {
            Remove(call, QueueLeaving.Closed, new QueueOutcome.Unavailable("closed"));
        }
    }

    private void Remove(QueuedCall call, QueueLeaving why, QueueOutcome outcome)
    {
        call.Overdue = false;
        if (call.Offer is { } offer)
        {
            offers.Withdraw(offer);
            agents.Fire(offer.Agent, AgentTrigger.Withdraw);
        }

        room.Leave(call, why);
        room.Finish(call, outcome);
    }

    private Agent? BestFor(QueuedCall call)
    {
        if (call.Preferred is { } preferred)
        {
            if (preferred is { State: AgentState.Ready, HasPhone: true })
            {
                return preferred;
            }

            call.Preferred = null;
        }

        if (_unserved.Contains(call.Queue))
        {
            return null;
        }

        var settings = agents.Roster.Queue(call.Queue);
        var policy = PolicyOf(settings);
        var today = DateOnly.FromDateTime(loop.Facts.Now.UtcDateTime);
        Agent? best = null;
        var bestCandidate = default(Candidate);
        foreach (var agent in agents.Ready.Where(a => CanServe(a, settings)))
        {
            var candidate = CandidateOf(agent, settings, today);
            if (best is null || Compare(call, policy, agent, candidate, best, bestCandidate) < 0)
            {
                (best, bestCandidate) = (agent, candidate);
            }
        }

        if (best is null)
        {
            _unserved.Add(call.Queue);
        }

        return best;
    }

    private static int Compare(QueuedCall call, IRoutingPolicy policy, Agent a, in Candidate ca, Agent b, in Candidate cb)
    {
        var (triedA, triedB) = (call.Tried.Contains(a), call.Tried.Contains(b));
        return triedA != triedB ? triedA.CompareTo(triedB) : policy.Compare(ca, cb);
    }

    private static bool CanServe(Agent agent, QueueConfig queue) =>
        agent.HasPhone && agent.Rest is null && agent.Profile.Queues.Contains(queue.Name)
        && (queue.Skill is null || agent.Profile.Skills.GetValueOrDefault(queue.Skill) > 0);

    private static Candidate CandidateOf(Agent agent, QueueConfig queue, DateOnly today) =>
        new(agent.User, agent.IdleSince, agent.CallsOn(today), queue.Skill is null ? 0 : agent.Profile.Skills.GetValueOrDefault(queue.Skill),
            agent.Profile.Skills.Count);

    private IRoutingPolicy PolicyOf(QueueConfig queue)
    {
        var policy = RoutingPolicies.Find(queue.Routing);
        if (policy is null && _warned.Add(queue.Name))
        {
            log.UnknownPolicy(queue.Name, queue.Routing, RoutingPolicies.Default.Name);
        }

        return policy ?? RoutingPolicies.Default;
    }
}
