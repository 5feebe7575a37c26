using CallCenter.Acd.Agents;
using CallCenter.Acd.Conversations;
using CallCenter.Acd.Core;
using CallCenter.Acd.Routing;
using CallCenter.Acd.Settings;
using CallCenter.Acd.Waiting;
using CallCenter.Acd.Work;
using CallCenter.CallModel.Supervision;

namespace CallCenter.Acd.Matching;

/// <summary>
/// Brings items and agents together. After every message of the loop it goes along the line once: best item first by the queues' rules, for
/// each the best agent with room.
/// </summary>
internal sealed class Matchmaker(LoopServices loop, AgentBook agents, WaitingRoom room, Overflow overflow, Eligibility eligibility, AgentChoice choice,
    Offers offers, ConversationBook conversations, Transfers transfers, QueueConsults consults, DialOuts dials, Parking parking)
{
    private bool _closed;

    /// <summary>One walk along the line.</summary>
    public void Match()
    {
        if (agents.Open.Count == 0)
        {
            return;
        }

        consults.Seek();
        if (room.Line.Count == 0)
        {
            return;
        }

        var walk = new LineWalk(room.Line, ScoreOf);
        while (agents.Open.Count > 0 && walk.Next() is { } stay)
        {
            var chosen = choice.For(stay);
            foreach (var agent in chosen.Agents)
            {
                QueuePlaces.Free(agent);
                offers.Begin(stay, agent);
            }

            if (chosen is { Agents: [], ForAll: true })
            {
                walk.LeaveLine();
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

        if (item.Dialed)
        {
            return dials.Admit(item);
        }

        var stay = new Stay(item);
        if (!room.TryAdmit(stay))
        {
            return "full";
        }

        overflow.Enter(stay, item.Queue, item.Priority);
        return null;
    }

    /// <summary>The customer is gone, whatever was being done here.</summary>
    /// <param name="why">how the customer's leg ended; null = the channel has none.</param>
    public void CustomerLeft(CallId item, EndReason? why)
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
            case StayState.Dialing when stay.DialOut is { } dial:
                dials.Fail(dial, why ?? EndReason.NoAnswer);
                break;
            case StayState.Parked:
                parking.CallerLeft(stay);
                break;
            case StayState.Dialing:
                transfers.CustomerLeft(stay);
                break;
            case StayState.Offered when !room.IsInLine(stay): // passed on to a colleague who has just answered
                stay.State = StayState.Over;
                transfers.CallOff(stay);
                parking.Leave(stay, ParkEnd.CallerLeft);
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
        .. room.Line.Stays.Where(s => queue is null || s.Queue == queue).Select(stay => new WaitingCall(stay.Id, stay.Queue, PositionOf(stay),
            stay.Priority, stay.QueuedAt, stay.Item.Context.RemoteNumber, stay.Item.Context.CallerName, stay.Offers.FirstOrDefault()?.Agent.User,
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

    private int PositionOf(Stay stay) => room.Line.PositionOf(stay, agents.Roster.Queue(stay.Queue).Rules.Order);

    private double ScoreOf(Stay stay) =>
        CallerScore.Of(agents.Roster.Queue(stay.Queue), stay.Class, (loop.Facts.Now - stay.Place).TotalSeconds);

    private void Remove(Stay stay, QueueLeaving why, QueueOutcome outcome)
    {
        stay.Overdue = false;
        offers.WithdrawAll(stay);
        room.Leave(stay, why);
        room.Finish(stay, outcome);
    }
}
