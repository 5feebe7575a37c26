using CallCenter.Acd.Agents;
using CallCenter.Acd.Channels;
using CallCenter.Acd.Core;
using CallCenter.Acd.Waiting;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Conversations;

/// <summary>
/// Begins and ends conversations. Every <see cref="CallBridged"/> written here gets its <see cref="CallReleased"/> here, with the time
/// between the two; a hold that is still on ends with the release.
/// </summary>
internal sealed class ConversationBook(LoopServices loop, AgentBook agents, WrapUps wrapUps, WaitingRoom room, ChannelTable channels)
{
    private long _count;

    /// <summary>May be read from any thread.</summary>
    public long Count => Interlocked.Read(ref _count);

    public void Begin(Stay stay, Agent agent, Assignment assignment, IReadOnlyList<Party> parties)
    {
        stay.ServedBy = agent.User;
        agent.CountCall(loop.Facts.Today);
        var conversation = Start(new Conversation(stay, agent, null, assignment.Lease, parties, loop.Facts.Now));
        (assignment.Phase, assignment.Since) = (AssignmentPhase.Taken, conversation.Since);
        if (!agents.Fire(agent, AgentTrigger.Answer))
        {
            agents.Touch(agent); // already at work on something else
        }
    }

    /// <summary>The customer talks to a number that an agent passed the call on to.</summary>
    public void BeginOutside(Stay stay, OutsideDial dial, IReadOnlyList<Party> parties) =>
        Start(new Conversation(stay, null, dial.Number, dial.Lease, parties, loop.Facts.Now));

    public DeskError Hold(Agent agent)
    {
        if (agent.Conversation is not { } conversation)
        {
            return DeskError.NoCall;
        }

        if (conversation.Held)
        {
            return DeskError.AlreadyHeld;
        }

        var (item, leg) = (conversation.Stay.Item, conversation.Customer.Leg);
        conversation.SetHeld(leg, true);
        channels.Send(item, new WorkCommand.Hold(item.Id, conversation.Lease, leg));
        loop.Facts.Write(new CallHeld { At = loop.Facts.Now, CallId = item.Id, Agent = agent.User });
        agents.Touch(agent);
        return DeskError.None;
    }

    public DeskError Resume(Agent agent)
    {
        if (agent.Conversation is not { } conversation)
        {
            return DeskError.NoCall;
        }

        if (!conversation.Held)
        {
            return DeskError.NotHeld;
        }

        var (item, leg) = (conversation.Stay.Item, conversation.Customer.Leg);
        conversation.SetHeld(leg, false);
        channels.Send(item, new WorkCommand.Resume(item.Id, conversation.Lease, leg));
        loop.Facts.Write(new CallResumed { At = loop.Facts.Now, CallId = item.Id, Agent = agent.User });
        agents.Touch(agent);
        return DeskError.None;
    }

    /// <summary>Ends everything: customer, other side, stay.</summary>
    public void HangUp(Conversation conversation, EndReason reason)
    {
        if (!Release(conversation, reason))
        {
            return;
        }

        var stay = conversation.Stay;
        channels.Send(stay.Item, new WorkCommand.HangUp(stay.Id, new CallEnd(CallResult.Completed, reason)));
        room.Finish(stay, new QueueOutcome.Served(stay.ServedBy!));
    }

    /// <summary>The other side goes, the customer stays; false when it was over already.</summary>
    public bool Release(Conversation conversation, EndReason reason)
    {
        if (conversation.Over)
        {
            return false;
        }

        conversation.Over = true;
        Interlocked.Decrement(ref _count);
        var stay = conversation.Stay;
        stay.Conversation = null;
        channels.Send(stay.Item, new WorkCommand.Release(stay.Id, conversation.Lease, new CallEnd(CallResult.Completed, reason)));
        loop.Facts.Write(new CallReleased
        {
            At = loop.Facts.Now, CallId = stay.Id, Agent = conversation.Agent?.User, Number = conversation.Number, Reason = reason,
            TalkedMs = loop.Facts.MillisecondsSince(conversation.Since),
        });
        if (conversation.Agent is { } agent)
        {
            wrapUps.Begin(agent, agent.Assignments.Find(a => a.Lease == conversation.Lease)!);
        }

        return true;
    }

    /// <summary>Somebody left the conversation under a lease, or it broke down.</summary>
    public void PartyLeft(WorkEvent.PartyLeft left)
    {
        if (room.Find(left.Item)?.Conversation is not { } conversation || conversation.Lease != left.Lease)
        {
            return;
        }

        if (left.Leg == conversation.Customer.Leg)
        {
            HangUp(conversation, EndReason.CallerHungUp);
        }
        else if (conversation.Agent is not null && (left.Leg is null || left.End is { Result: CallResult.Failed }))
        {
            // The agent's phone or the bridge broke down, nobody hung up: the caller goes back to the head of the queue.
            Release(conversation, left.End?.Reason ?? EndReason.ServerError);
            room.Return(conversation.Stay);
        }
        else
        {
            HangUp(conversation, conversation.Agent is not null ? EndReason.AgentHungUp : EndReason.CalleeHungUp);
        }
    }

    private Conversation Start(Conversation conversation)
    {
        Interlocked.Increment(ref _count);
        (conversation.Stay.Conversation, conversation.Stay.State) = (conversation, StayState.Talking);
        loop.Facts.Write(new CallBridged
        {
            At = conversation.Since, CallId = conversation.Stay.Id, Agent = conversation.Agent?.User, Number = conversation.Number,
            Queue = conversation.Stay.Queue,
        });
        return conversation;
    }
}
