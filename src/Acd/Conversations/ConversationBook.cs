using CallCenter.Acd.Agents;
using CallCenter.Acd.Channels;
using CallCenter.Acd.Core;
using CallCenter.Acd.Waiting;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Conversations;

/// <summary>
/// Begins and ends conversations. Every <see cref="CallBridged"/> written here gets its <see cref="CallReleased"/> here, with the time
/// between the two; a hold that is still on ends with the release. A conversation may be on its way to somebody else: then the customer
/// hears music, and its agent has it until that one answers.
/// </summary>
internal sealed class ConversationBook(LoopServices loop, AgentBook agents, WrapUps wrapUps, WaitingRoom room, ChannelTable channels)
{
    private long _count;

    /// <summary>Called when the customer leaves in the middle of a transfer.</summary>
    public Action<Stay>? CallOff { get; set; }

    /// <summary>Called when the part that leads ends: who observes it has nothing left to observe.</summary>
    public Action<Stay>? Released { get; set; }

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

        SetHeld(conversation, true);
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

        SetHeld(conversation, false);
        return DeskError.None;
    }

    /// <summary>The customer is on the way to somebody else and hears music.</summary>
    /// <param name="consults">who answers talks to the agent first.</param>
    /// <param name="queue">the queue that <paramref name="to"/> names.</param>
    /// <param name="request">the telephone's wish: it is told how the transfer went, and keeps its call until then.</param>
    public void BeginTransfer(Conversation conversation, string to, bool consults = false, string? queue = null, long? request = null)
    {
        conversation.Transfer = new Transfer(to, loop.Facts.Now, Holds: !conversation.Held, Consults: consults) { Queue = queue, Request = request };
        if (!conversation.Held)
        {
            SetHeld(conversation, true);
        }
    }

    /// <summary>Nobody came: the agent has the customer back.</summary>
    /// <param name="takenBack">by the agent's own wish, so that a hold from before the transfer ends too.</param>
    public void TransferFailed(Conversation conversation, EndReason why, bool takenBack = false)
    {
        if (conversation.Transfer is not { } transfer)
        {
            return;
        }

        Answer(conversation, why);
        conversation.Transfer = takenBack ? null : transfer with { Failed = why, Request = null };
        if ((transfer.Holds || takenBack) && conversation.Held)
        {
            SetHeld(conversation, false);
        }

        agents.Touch(conversation.Agent!);
    }

    /// <summary>The other side has answered, or a queue takes the customer: the agent's part is over.</summary>
    /// <param name="next">where the item is now.</param>
    public void PassOn(Stay stay, StayState next)
    {
        if (stay.Conversation is not { } conversation)
        {
            return;
        }

        Answer(conversation, failed: null);
        Release(conversation, EndReason.Transferred);
        stay.State = next;
        stay.Tried.Clear();
        stay.Tried.Add(conversation.Agent!);
    }

    /// <summary>The agent leaves in the middle of a transfer, which goes on.</summary>
    public void GoOnWithout(Conversation conversation)
    {
        var stay = conversation.Stay;
        conversation.Transfer = conversation.Transfer! with { Request = null }; // the telephone is gone, and nobody knows yet how it ends
        if (stay.Offers.Count == 0 && conversation.Transfer.Queue is { } queue)
        {
            PassOn(stay, StayState.Waiting);
            Report(stay, conversation.Agent!.User, queue, null, failed: null);
            room.Enter(stay, queue, Math.Max(stay.Priority, WaitingLine.HeadPriority));
            return;
        }

        if (stay.Offers.Count == 0)
        {
            PassOn(stay, StayState.Dialing);
            return;
        }

        PassOn(stay, StayState.Waiting);
        room.Return(stay);
        stay.State = StayState.Offered;
    }

    /// <summary>A consultation to which nobody came was no transfer.</summary>
    public void Report(Stay stay, string agent, string? toQueue, string? toNumber, EndReason? failed)
    {
        if (!stay.Consults)
        {
            loop.Facts.Write(new CallTransferred
            {
                At = loop.Facts.Now, CallId = stay.Id, Agent = agent, ToQueue = toQueue, ToNumber = toNumber, Succeeded = failed is null, Reason = failed,
            });
        }
    }

    public void ReportFlow(Stay stay, string agent, string flow) =>
        loop.Facts.Write(new CallTransferred { At = loop.Facts.Now, CallId = stay.Id, Agent = agent, ToFlow = flow, Succeeded = true });

    /// <summary>The agent hangs up: the call is over, unless it is on its way to somebody else.</summary>
    public void Leave(Conversation conversation)
    {
        if (conversation.Transferring)
        {
            GoOnWithout(conversation);
        }
        else
        {
            HangUp(conversation, EndReason.AgentHungUp);
        }
    }

    /// <summary>Ends everything: customer, other sides, stay.</summary>
    public void HangUp(Conversation conversation, EndReason reason)
    {
        if (!Release(conversation, reason))
        {
            return;
        }

        var stay = conversation.Stay;
        CallOff?.Invoke(stay);
        ReleaseGuests(stay, reason);
        channels.Send(stay.Item, new WorkCommand.HangUp(stay.Id, new CallEnd(CallResult.Completed, reason)));
        room.Finish(stay, new QueueOutcome.Served(stay.ServedBy!));
    }

    /// <summary>One side goes, the customer stays; false when it was over already.</summary>
    public bool Release(Conversation conversation, EndReason reason)
    {
        if (conversation.Over)
        {
            return false;
        }

        conversation.Over = true;
        Interlocked.Decrement(ref _count);
        var stay = conversation.Stay;
        if (conversation.Leads)
        {
            stay.Conversation = null;
            Released?.Invoke(stay);
        }

        stay.Guests.Remove(conversation);
        channels.Send(stay.Item, new WorkCommand.Release(stay.Id, conversation.Lease, new CallEnd(CallResult.Completed, reason)));
        if (!conversation.Consulted)
        {
            loop.Facts.Write(new CallReleased
            {
                At = loop.Facts.Now, CallId = stay.Id, Agent = conversation.Agent?.User, Number = conversation.Number, Reason = reason,
                TalkedMs = loop.Facts.MillisecondsSince(conversation.Since),
            });
        }

        if (conversation.Agent is { } agent)
        {
            wrapUps.Begin(agent, agent.Assignments.Find(a => a.Lease == conversation.Lease)!);
        }

        return true;
    }

    /// <summary>The leading side left, or the whole conversation broke down.</summary>
    public void PartyLeft(Conversation conversation, WorkEvent.PartyLeft left)
    {
        if (left.Leg == conversation.Customer.Leg)
        {
            HangUp(conversation, EndReason.CallerHungUp);
        }
        else if (conversation.Transferring)
        {
            GoOnWithout(conversation);
        }
        else if (conversation.Agent is not null && (left.Leg is null || left.End is { Result: CallResult.Failed }))
        {
            // The agent's phone or the bridge broke down, nobody hung up: the caller goes back to the head of the queue.
            Release(conversation, left.End?.Reason ?? EndReason.ServerError);
            ReleaseGuests(conversation.Stay, EndReason.ServerError);
            room.Return(conversation.Stay);
        }
        else
        {
            HangUp(conversation, conversation.Agent is not null ? EndReason.AgentHungUp : EndReason.CalleeHungUp);
        }
    }

    /// <summary>Puts the customer on hold, or takes that back.</summary>
    public void SetHeld(Conversation conversation, bool held)
    {
        var (item, leg, agent, now) = (conversation.Stay.Item, conversation.Customer.Leg, conversation.Agent!, loop.Facts.Now);
        conversation.SetHeld(leg, held ? now : null);
        channels.Send(item, held ? new WorkCommand.Hold(item.Id, conversation.Lease, leg) : new WorkCommand.Resume(item.Id, conversation.Lease, leg));
        loop.Facts.Write(held
            ? new CallHeld { At = now, CallId = item.Id, Agent = agent.User }
            : new CallResumed { At = now, CallId = item.Id, Agent = agent.User });
        agents.TouchAll(conversation.Stay);
    }

    /// <summary>One who is consulted: no time with the customer passes yet.</summary>
    public void BeginConsulted(Conversation guest)
    {
        Interlocked.Increment(ref _count);
        guest.Stay.Guests.Add(guest);
    }

    /// <summary>Does nothing for a guest who is with the customer.</summary>
    public void EndConsultation(Conversation guest, ConsultationEnd end)
    {
        if (guest.ConsultedBy is { } agent)
        {
            loop.Facts.Write(new ConsultationEnded
            {
                At = loop.Facts.Now, CallId = guest.Stay.Id, Agent = agent, WithAgent = guest.Agent?.User, WithNumber = guest.Number, End = end,
                ConsultedMs = loop.Facts.MillisecondsSince(guest.Since),
            });
        }
    }

    /// <summary>One who was consulted hears the customer from here on.</summary>
    public void Bridge(Conversation guest)
    {
        if (!guest.Consulted)
        {
            return;
        }

        (guest.ConsultedBy, guest.Since) = (null, loop.Facts.Now);
        if (guest.Agent is { } agent)
        {
            guest.Stay.ServedBy = agent.User;
            agent.CountCall(loop.Facts.Today);
        }

        ReportBridged(guest);
    }

    /// <summary>A guest leads from here on.</summary>
    public void Lead(Conversation guest)
    {
        guest.Stay.Guests.Remove(guest);
        (guest.Stay.Conversation, guest.Stay.State) = (guest, StayState.Talking);
        Bridge(guest);
    }

    /// <summary>The telephone hears of it before its leg ends, or while it has the customer back.</summary>
    private void Answer(Conversation conversation, EndReason? failed)
    {
        if (conversation.Transfer is { Failed: null, Request: { } request })
        {
            channels.Send(conversation.Stay.Item, new WorkCommand.AnswerTransfer(conversation.Stay.Id, request, failed));
        }
    }

    private void ReleaseGuests(Stay stay, EndReason reason)
    {
        foreach (var guest in stay.Guests.ToList())
        {
            EndConsultation(guest, reason == EndReason.CallerHungUp ? ConsultationEnd.CallerLeft : ConsultationEnd.GuestLeft);
            Release(guest, reason);
        }
    }

    private Conversation Start(Conversation conversation)
    {
        Interlocked.Increment(ref _count);
        (conversation.Stay.Conversation, conversation.Stay.State) = (conversation, StayState.Talking);
        ReportBridged(conversation);
        return conversation;
    }

    private void ReportBridged(Conversation conversation) => loop.Facts.Write(new CallBridged
    {
        At = conversation.Since, CallId = conversation.Stay.Id, Agent = conversation.Agent?.User, Number = conversation.Number,
        Queue = conversation.Stay.IsInside ? null : conversation.Stay.Queue,
    });
}
