using CallCenter.Acd.Agents;
using CallCenter.Acd.Channels;
using CallCenter.Acd.Conversations;
using CallCenter.Acd.Core;
using CallCenter.Acd.Waiting;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Matching;

/// <summary>
/// Calls that agents dial by hand, to a number or a colleague. The agent is on a call from the wish on; once somebody answers, it is a
/// conversation like any other, of the queue that it was dialed for. In vain, the agent is what the agent was before.
/// </summary>
internal sealed class DialOuts(LoopServices loop, AgentBook agents, WaitingRoom room, ConversationBook conversations, SeveralCalls calls,
    WrapUps wrapUps, Colleagues colleagues, OfferPages pages, ChannelTable channels, LeaseNumbers leases)
{
    private static readonly TimeSpan RingTime = TimeSpan.FromSeconds(60);

    /// <summary>Beyond the ringing; whatever has become of the call, the agent is free then.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    private static readonly CallEnd Cancelled = new(CallResult.NotConnected, EndReason.Cancelled);

    private readonly Dictionary<CallId, DialOut> _open = [];

    public DialOut? Find(CallId item, long lease) => _open.TryGetValue(item, out var dial) && dial.Lease == lease ? dial : null;

    public DeskError Begin(Agent agent, DialWish wish)
    {
        var queue = wish.Queue ?? agent.Profile.Queues.FirstOrDefault();
        if (queue is null || !agent.Profile.Queues.Contains(queue) || !agents.Roster.Queues.ContainsKey(queue))
        {
            return DeskError.UnknownQueue;
        }

        if ((RefusalOf(agent, wish.To, out var to) is var refusal and not DeskError.None) || (refusal = calls.PutAside(agent)) != DeskError.None)
        {
            return refusal;
        }

        if (agent.State == AgentState.WrapUp)
        {
            wrapUps.Leave(agent);
            agent.Assignments.RemoveAll(a => a.Phase == AssignmentPhase.WrapUp);
        }
        else if (agent.State == AgentState.NotReady)
        {
            agent.Wish = new AgentWish(AgentState.NotReady, agent.Reason, null);
        }

        var dial = new DialOut(agent, CallId.New(), to, queue, leases.Next(), loop.Facts.Now);
        _open.Add(dial.Call, dial);
        agent.DialOut = dial;
        colleagues.Ring(to, dial.Call, loop.Options.PickUpTime + RingTime);
        agents.Fire(agent, AgentTrigger.Dial);
        agents.Touch(agent);
        dial.Expiry = loop.Deadlines.Set(loop.Options.PickUpTime + RingTime + Grace, () => Fail(dial, EndReason.NoAnswer));
        channels.Send(ContactChannel.Voice, new WorkCommand.Place(dial.Call, dial.Lease, agent.User, to, queue, wish.CallerNumber,
            loop.Options.PickUpTime, RingTime));
        return DeskError.None;
    }

    /// <summary>The called person's leg is here, and rings. Null, or why it is not wanted any more.</summary>
    public string? Admit(WorkItem item)
    {
        if (!_open.TryGetValue(item.Id, out var dial) || dial.Assignment is not null)
        {
            return "given up";
        }

        var stay = new Stay(item) { State = StayState.Dialing, DialOut = dial, IsInside = agents.Roster.Users.ContainsKey(dial.To) };
        if (!room.TryAdmit(stay))
        {
            Fail(dial, EndReason.TooManyCalls);
            return "full";
        }

        var work = dial.Assignment = new Assignment(stay, dial.Lease) { Phase = AssignmentPhase.Taken };
        dial.Agent.Assignments.Add(work);
        agents.Touch(dial.Agent);
        pages.Build(item.Context, stay.Queue, dial.Lease, pop =>
        {
            work.Pop = pop;
            agents.Touch(dial.Agent);
        });
        return null;
    }

    public void Advance(DialOut dial, DialPhase phase)
    {
        dial.Phase = phase;
        agents.Touch(dial.Agent);
    }

    public void PickedUp(DialOut dial) => channels.Send(ContactChannel.Voice, new WorkCommand.Connect(dial.Call, dial.Lease));

    public void Connected(DialOut dial, IReadOnlyList<Party> parties)
    {
        Close(dial);
        dial.Agent.DialOut = null;
        var work = dial.Assignment!;
        work.Stay.DialOut = null;
        if (work.Stay.IsInside)
        {
            colleagues.Talk(dial.To, dial.Call);
        }

        conversations.Begin(work.Stay, dial.Agent, work, parties);
    }

    /// <summary>Nobody comes: refused, not answered, given up, or the own telephone was not there.</summary>
    public void Fail(DialOut dial, EndReason why)
    {
        if (!Close(dial))
        {
            return;
        }

        var agent = dial.Agent;
        dial.Failed = why;
        colleagues.End(dial.To, dial.Call);
        channels.Send(ContactChannel.Voice, new WorkCommand.Release(dial.Call, dial.Lease, Cancelled));
        if (dial.Assignment is { } work)
        {
            agent.Assignments.Remove(work);
            channels.Send(ContactChannel.Voice, new WorkCommand.HangUp(dial.Call, Cancelled));
            room.Finish(work.Stay, new QueueOutcome.Abandoned());
        }

        if (agent.Conversation is { Aside: true } before)
        {
            calls.BringBack(before);
        }
        else
        {
            wrapUps.Skip(agent);
        }

        agents.Touch(agent);
    }

    /// <summary>The leading part of a conversation is over.</summary>
    public void Released(Stay stay)
    {
        if (stay.IsInside)
        {
            colleagues.End(stay.Item.Context.RemoteNumber, stay.Id);
        }
    }

    private bool Close(DialOut dial)
    {
        dial.Expiry?.Cancel();
        return _open.Remove(dial.Call);
    }

    /// <param name="to">as it is dialed.</param>
    private DeskError RefusalOf(Agent agent, string typed, out string to)
    {
        to = "";
        if (agent.State == AgentState.Offered || agent.ReservedFor is not null || !SeveralCalls.HasRoom(agent))
        {
            return SeveralCalls.HasRoom(agent) ? DeskError.BusyWithCall : DeskError.TooManyAtHand;
        }

        if (agent.State == AgentState.WrapUp && wrapUps.RefusalOf(agent) is var missing and not DeskError.None)
        {
            return missing;
        }

        if (agent.State != AgentState.OnCall && !agents.RefreshPhone(agent))
        {
            return DeskError.NoPhone;
        }

        if (agents.Roster.Users.ContainsKey(typed))
        {
            to = typed;
            return typed == agent.User ? DeskError.AlreadyThere : channels.CanReach(ContactChannel.Voice, typed) ? DeskError.None : DeskError.ColleagueNotReady;
        }

        if (TransferTarget.Number(typed) is not { } number)
        {
            return DeskError.InvalidNumber;
        }

        to = number;
        return loop.Options.Dialing?.Allows(number) ?? true ? DeskError.None : DeskError.NumberBarred;
    }
}
