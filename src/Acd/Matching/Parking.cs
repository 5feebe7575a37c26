using CallCenter.Acd.Agents;
using CallCenter.Acd.Channels;
using CallCenter.Acd.Conversations;
using CallCenter.Acd.Core;
using CallCenter.Acd.Waiting;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Matching;

/// <summary>
/// Park slots: callers whom an agent has put aside for any agent of the queue, with music. Whoever is not picked up in time is offered to the
/// agent who parked, and goes to the head of the queue when that one does not come.
/// </summary>
internal sealed class Parking(LoopServices loop, AgentBook agents, WaitingRoom room, ConversationBook conversations, Offers offers,
    ChannelTable channels)
{
    private const int FirstSlot = 1;
    private const int LastSlot = 99;

    private readonly SortedDictionary<int, Stay> _slots = [];
    private volatile IReadOnlyList<ParkedCall> _views = [];

    /// <summary>May be read from any thread.</summary>
    public IReadOnlyList<ParkedCall> Views => _views;

    /// <summary>After the message in which the slots changed.</summary>
    public Action? Changed { get; set; }

    public DeskError Park(Agent agent, Conversation lead)
    {
        if (lead.Transferring || lead.Stay.Guests.Count > 0)
        {
            return DeskError.TransferPending;
        }

        if (lead.Stay is not { Channel: ContactChannel.Voice, IsInside: false } stay)
        {
            return DeskError.NoCall;
        }

        var slot = Enumerable.Range(FirstSlot, LastSlot).FirstOrDefault(n => !_slots.ContainsKey(n));
        if (slot == 0)
        {
            return DeskError.NoSlot;
        }

        conversations.PassOn(stay, StayState.Parked);
        stay.Tried.Clear();
        channels.Send(stay.Item, new WorkCommand.Park(stay.Id));
        var (now, longest) = (loop.Facts.Now, TimeSpan.FromSeconds(agents.Roster.Queue(stay.Queue).Rules.ParkSeconds));
        stay.Park = new ParkSlot(slot, agent.User, now, now + longest, loop.Deadlines.Set(longest, () => TimeOut(stay)));
        loop.Facts.Write(new CallParked { At = now, CallId = stay.Id, Agent = agent.User, Queue = stay.Queue, Slot = slot });
        _slots.Add(slot, stay);
        Publish();
        return DeskError.None;
    }

    public DeskError PickUp(Agent agent, int slot)
    {
        if (!_slots.TryGetValue(slot, out var stay) || stay.State != StayState.Parked || !agent.Profile.Queues.Contains(stay.Queue))
        {
            return DeskError.NotParked;
        }

        if (agent.State is not (AgentState.Ready or AgentState.OnCall) || agent.ReservedFor is not null)
        {
            return DeskError.BusyWithCall;
        }

        if (!SeveralCalls.HasRoom(agent))
        {
            return DeskError.TooManyAtHand;
        }

        if (SeveralCalls.RefusalOf(agent) is var refusal and not DeskError.None)
        {
            return refusal;
        }

        if (agent.State == AgentState.Ready && !channels.CanReach(stay.Channel, agent.User))
        {
            return DeskError.NoPhone;
        }

        stay.QueuedAt = loop.Facts.Now; // what the agent is measured by
        offers.Begin(stay, agent, wanted: true);
        return DeskError.None;
    }

    /// <summary>The caller is with an agent, has hung up, or goes back; does nothing for one who is not parked.</summary>
    public void Leave(Stay stay, ParkEnd end, string? agent = null)
    {
        if (stay.Park is not { } park)
        {
            return;
        }

        stay.Park = null;
        park.Return.Cancel();
        _slots.Remove(park.Slot);
        loop.Facts.Write(new CallUnparked
        {
            At = loop.Facts.Now, CallId = stay.Id, Agent = agent, Queue = stay.Queue, Slot = park.Slot, End = end,
            ParkedMs = loop.Facts.MillisecondsSince(park.Since),
        });
        Publish();
    }

    /// <summary>The caller hung up in the slot.</summary>
    public void CallerLeft(Stay stay)
    {
        Leave(stay, ParkEnd.CallerLeft);
        room.Finish(stay, new QueueOutcome.Served(stay.ServedBy!));
    }

    private void TimeOut(Stay stay)
    {
        if (stay is not { State: StayState.Parked, Park: { } park })
        {
            return; // somebody is picking the caller up; when that fails, the caller goes to the queue
        }

        Leave(stay, ParkEnd.TimedOut);
        if (agents.Find(park.By) is { } parker && agents.HasRoom(parker, stay.Channel) && channels.CanReach(stay.Channel, parker.User))
        {
            stay.QueuedAt = loop.Facts.Now;
            offers.Begin(stay, parker);
        }
        else
        {
            room.Return(stay);
        }
    }

    private void Publish()
    {
        _views = [.. _slots.Values.Select(stay => new ParkedCall(stay.Park!.Slot, stay.Id, stay.Queue, stay.Item.Context.RemoteNumber,
            stay.Item.Context.CallerName, stay.Park.By, stay.Park.Since, stay.Park.Until))];
        loop.Mailbox.Later(() => Changed?.Invoke());
    }
}
