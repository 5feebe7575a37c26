using CallCenter.Acd.Agents;
using CallCenter.Acd.Core;
using CallCenter.Acd.Matching;
using CallCenter.Acd.Waiting;
using CallCenter.CallModel;

namespace CallCenter.Acd.Conversations;

/// <summary>
/// Begins and ends conversations. Every <see cref="CallBridged"/> written here gets its <see cref="CallReleased"/> here, with the time
/// between the two; a hold that is still on ends with the release.
/// </summary>
internal sealed class ConversationBook(Loop loop, AgentBook agents, WrapUps wrapUps, WaitingRoom room, HoldSound sound, AgentReach reach)
{
    private long _count;

    /// <summary>May be read from any thread.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>What a phone's own wish for a transfer is handed to.</summary>
    public Action<Conversation, TransferRequest>? TransferRequested { get; set; }

    public void Begin(QueuedCall call, Agent agent, ICallLeg phone, IBridge bridge)
    {
        call.ServedBy = agent.User;
        agent.CountCall(DateOnly.FromDateTime(loop.Facts.Now.UtcDateTime));
        var conversation = Start(new Conversation(call, agent, null, phone, bridge, loop.Facts.Now));
        (agent.Conversation, agent.HandlingSince) = (conversation, conversation.Since);
        agents.Fire(agent, AgentTrigger.Answer);
    }

    /// <summary>The caller talks to a number that an agent passed the call on to.</summary>
    public void BeginOutside(QueuedCall call, string number, ICallLeg leg, IBridge bridge) =>
        Start(new Conversation(call, null, number, leg, bridge, loop.Facts.Now));

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

        conversation.Held = true;
        conversation.Bridge.Hold(conversation.Call.Caller.Id, sound.Music(conversation.Call.Language));
        loop.Facts.Write(new CallHeld { At = loop.Facts.Now, CallId = conversation.Call.Id, Agent = agent.User });
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

        conversation.Held = false;
        conversation.Bridge.Resume(conversation.Call.Caller.Id);
        loop.Facts.Write(new CallResumed { At = loop.Facts.Now, CallId = conversation.Call.Id, Agent = agent.User });
        agents.Touch(agent);
        return DeskError.None;
    }

    /// <summary>Ends everything: caller, other side, stay.</summary>
    public void HangUp(Conversation conversation, EndReason reason)
    {
        if (!Release(conversation, reason))
        {
            return;
        }

        reach.HangUp(conversation.Call.Caller, new CallEnd(CallResult.Completed, reason));
        room.Finish(conversation.Call, new QueueOutcome.Served(conversation.Call.ServedBy!));
    }

    /// <summary>The other side goes, the caller stays; false when it was over already.</summary>
    public bool Release(Conversation conversation, EndReason reason)
    {
        if (conversation.Over)
        {
            return false;
        }

        conversation.Over = true;
        Interlocked.Decrement(ref _count);
        conversation.Call.Conversation = null;
        conversation.Bridge.Close();
        reach.HangUp(conversation.Other, new CallEnd(CallResult.Completed, reason));
        loop.Facts.Write(new CallReleased
        {
            At = loop.Facts.Now, CallId = conversation.Call.Id, Agent = conversation.Agent?.User, Number = conversation.Number,
            Reason = reason, TalkedMs = loop.Facts.MillisecondsSince(conversation.Since),
        });
        if (conversation.Agent is { } agent)
        {
            agent.Conversation = null;
            wrapUps.Begin(agent, conversation.Call.Queue);
        }

        return true;
    }

    private Conversation Start(Conversation conversation)
    {
        Interlocked.Increment(ref _count);
        (conversation.Call.Conversation, conversation.Call.State) = (conversation, StayState.Talking);
        loop.Facts.Write(new CallBridged
        {
            At = conversation.Since, CallId = conversation.Call.Id, Agent = conversation.Agent?.User, Number = conversation.Number,
            Queue = conversation.Call.Queue,
        });
        loop.Mailbox.Outside(() => WatchBridgeAsync(conversation));
        if (conversation.Agent is not null)
        {
            loop.Mailbox.Outside(() => WatchRequestsAsync(conversation));
        }

        return conversation;
    }

    private async Task WatchBridgeAsync(Conversation conversation)
    {
        var leg = await conversation.Bridge.Completion;
        Pass(conversation);
        loop.Mailbox.Post(() => Ended(conversation, leg));
    }

    private async Task WatchRequestsAsync(Conversation conversation)
    {
        while (await conversation.Other.TransferRequests.WaitToReadAsync())
        {
            Pass(conversation);
        }
    }

    // Both watchers pass requests on, under a lock: a phone that asks for a transfer and hangs up at once is heard in that order.
    private void Pass(Conversation conversation)
    {
        lock (conversation.PassGate)
        {
            while (conversation.Other.TransferRequests.TryRead(out var request))
            {
                loop.Mailbox.Post(() => TransferRequested?.Invoke(conversation, request));
            }
        }
    }

    private void Ended(Conversation conversation, LegId? leg)
    {
        if (conversation.Over)
        {
            return;
        }

        if (leg == conversation.Call.Caller.Id)
        {
            HangUp(conversation, EndReason.CallerHungUp);
        }
        else if (conversation.Agent is not null && (leg is null || conversation.Other.End is { Result: CallResult.Failed }))
        {
            // The agent's phone or the bridge broke down, nobody hung up: the caller goes back to the head of the queue.
            Return(conversation, conversation.Other.End?.Reason ?? EndReason.ServerError);
        }
        else
        {
            HangUp(conversation, conversation.Agent is not null ? EndReason.AgentHungUp : EndReason.CalleeHungUp);
        }
    }

    private void Return(Conversation conversation, EndReason reason)
    {
        if (Release(conversation, reason))
        {
            room.Enter(conversation.Call, conversation.Call.Queue, Math.Max(conversation.Call.Priority, WaitingLine.HeadPriority));
        }
    }
}
