using CallCenter.Acd.Agents;
using CallCenter.Acd.Conversations;
using CallCenter.Acd.Core;
using CallCenter.Acd.Logging;
using CallCenter.Acd.Routing;
using CallCenter.Acd.Settings;
using CallCenter.Acd.Waiting;
using CallCenter.Acd.Work;
using CallCenter.CallModel.Supervision;
using Microsoft.Extensions.Logging;

namespace CallCenter.Acd.Matching;

/// <summary>
/// Brings items and agents together. After every message of the loop it goes along the line once: best item first, for each the
/// best agent with room by the queue's routing policy.
/// </summary>
internal sealed class Matchmaker(LoopServices loop, AgentBook agents, WaitingRoom room, Offers offers, ConversationBook conversations,
    Transfers transfers, Eligibility eligibility, ILogger log)
{
    private readonly HashSet<(string Queue, ContactChannel Channel, string? Skill)> _unserved = [];
    private readonly HashSet<string> _warned = [];
    private bool _closed;

    /// <summary>One walk along the line.</summary>
    public void Match()
    {
        if (agents.Open.Count == 0 || room.Line.Count == 0)
        {
            return;
        }

        _unserved.Clear();
        foreach (var stay in room.Line.Stays.Where(s => s.State == StayState.Waiting))
        {
            if (agents.Open.Count == 0)
            {
                break;
            }

            if (BestFor(stay) is { } agent)
            {
                QueuePlaces.Free(agent);
                offers.Begin(stay, agent);
            }
        }
    }

    /// <summary>An item comes in. Null, or why it is turned away.</summary>
    public string? Admit(WorkItem item)
    {
        if (_closed || !agents.Roster.Queues.ContainsKey(item.Queue))
        {
            return _closed ? "closed" : "unknown queue";
        }

        var stay = new Stay(item);
        if (!room.TryAdmit(stay))
        {
            return "full";
        }

        room.Enter(stay, item.Queue, item.Priority);
        return null;
    }

    /// <summary>The customer is gone, whatever was being done here.</summary>
    public void CustomerLeft(CallId item)
    {
        if (room.Find(item) is not { } stay)
        {
            return;
        }

        switch (stay.State)
        {
            case StayState.Talking:
                conversations.HangUp(stay.Conversation!, EndReason.CallerHungUp);
                break;
            case StayState.Dialing:
                transfers.CustomerLeft(stay);
                break;
            case StayState.Offered when !room.IsInLine(stay): // passed on to a colleague who has just answered
                stay.State = StayState.Over;
                transfers.CallOff(stay);
                room.Finish(stay, new QueueOutcome.Served(stay.ServedBy!));
                break;
            case StayState.Waiting or StayState.Offered:
                Remove(stay, QueueLeaving.Abandoned, new QueueOutcome.Abandoned());
                break;
            default:
                break;
        }
    }

    /// <summary>By a supervisor's word, to another queue or to the head of the own one; somebody who is being offered it stays with that.</summary>
    public DeskError Move(string supervisor, CallId item, string? queue)
    {
        if (room.Find(item) is not { State: StayState.Waiting } stay)
        {
            return DeskError.NotWaiting;
        }

        if (queue is not null && !agents.Roster.Queues.ContainsKey(queue))
        {
            return DeskError.UnknownQueue;
        }

        loop.Facts.Write(new CallMoved
        {
            At = loop.Facts.Now, CallId = item, Supervisor = supervisor, FromQueue = stay.Queue, ToQueue = queue ?? stay.Queue,
        });
        if (queue is null || queue == stay.Queue)
        {
            room.PullAhead(stay);
        }
        else
        {
            room.Leave(stay, QueueLeaving.Moved);
            room.Enter(stay, queue, stay.Priority);
        }

        return DeskError.None;
    }

    /// <summary>Who waits, and what the matching says of each of the queue's agents.</summary>
    public IReadOnlyList<WaitingCall> Waiting(string? queue) =>
    [
        .. room.Line.Stays.Where(s => queue is null || s.Queue == queue).Select(stay => new WaitingCall(stay.Id, stay.Queue, room.Line.PositionOf(stay),
            stay.Priority, stay.QueuedAt, stay.Item.Context.RemoteNumber, stay.Item.Context.CallerName, stay.Offer?.Agent.User,
            [
                .. from agent in agents.All
                   let why = eligibility.Of(agent, stay, agents.Roster.Queue(stay.Queue))
                   where why != PassedOver.NotInQueue
                   orderby agent.User
                   select new AgentVerdict(agent.User, agent.Profile.Name, why),
            ])),
    ];

    /// <summary>Queues that are gone give what waits in them back to where it came from; conversations go on.</summary>
    public void Follow(RosterSnapshot roster)
    {
        foreach (var stay in room.Line.Stays.Where(s => !roster.Queues.ContainsKey(s.Queue)).ToList())
        {
            Remove(stay, QueueLeaving.Closed, new QueueOutcome.Unavailable("closed"));
        }
    }

    /// <summary>Nothing new; what waits is given back.</summary>
    public void Close()
    {
        _closed = true;
        foreach (var stay in room.Line.Stays.ToList())
        {
            Remove(stay, QueueLeaving.Closed, new QueueOutcome.Unavailable("closed"));
        }
    }

    private void Remove(Stay stay, QueueLeaving why, QueueOutcome outcome)
    {
        stay.Overdue = false;
        if (stay.Offer is { } offer)
        {
            offers.Withdraw(offer);
            offers.Free(offer.Agent);
        }

        room.Leave(stay, why);
        room.Finish(stay, outcome);
    }

    private Agent? BestFor(Stay stay)
    {
        var kind = (stay.Queue, stay.Channel, stay.Item.Skill);
        if (stay.MeantFor is null && _unserved.Contains(kind))
        {
            return null;
        }

        var settings = agents.Roster.Queue(stay.Queue);
        var policy = PolicyOf(settings);
        var today = loop.Facts.Today;
        Agent? best = null;
        var bestCandidate = default(Candidate);
        foreach (var agent in agents.Open.Where(a => eligibility.Of(a, stay, settings) == PassedOver.None))
        {
            var candidate = CandidateOf(agent, settings, today);
            if (best is null || Compare(stay, policy, agent, candidate, best, bestCandidate) < 0)
            {
                (best, bestCandidate) = (agent, candidate);
            }
        }

        if (best is null && stay.MeantFor is null && stay.Rejections.Count == 0)
        {
            _unserved.Add(kind);
        }

        return best;
    }

    // Who has not missed it yet, then who has less at hand, then the queue's own policy.
    private static int Compare(Stay stay, IRoutingPolicy policy, Agent a, in Candidate ca, Agent b, in Candidate cb)
    {
        var tried = stay.Tried.Contains(a).CompareTo(stay.Tried.Contains(b));
        var load = a.Assignments.Count.CompareTo(b.Assignments.Count);
        return tried != 0 ? tried : load != 0 ? load : policy.Compare(ca, cb);
    }

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
