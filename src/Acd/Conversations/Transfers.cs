using CallCenter.Acd.Agents;
using CallCenter.Acd.Core;
using CallCenter.Acd.Matching;
using CallCenter.Acd.Waiting;
using CallCenter.CallModel;

namespace CallCenter.Acd.Conversations;

/// <summary>
/// Blind transfers, asked for on the page or by the phone (REFER). The agent leaves at once. When the other side cannot be reached the
/// caller comes back to the head of the queue: the agent who passed the call on is not there any more.
/// </summary>
internal sealed class Transfers(Loop loop, AgentBook agents, WaitingRoom room, HoldSound sound, ConversationBook conversations, AgentReach reach)
{
    public DeskError ToQueue(Agent agent, string queue)
    {
        if (agent.Conversation is not { } conversation)
        {
            return DeskError.NoCall;
        }

        if (!agents.Roster.Queues.ContainsKey(queue))
        {
            return DeskError.UnknownQueue;
        }

        Leave(conversation);
        Report(conversation.Call, agent.User, queue, null, succeeded: true);
        room.Enter(conversation.Call, queue, conversation.Call.Priority);
        return DeskError.None;
    }

    /// <summary>A number outside, or another agent by name: that agent must be ready.</summary>
    public DeskError ToNumber(Agent agent, string number)
    {
        if (agent.Conversation is not { } conversation)
        {
            return DeskError.NoCall;
        }

        if (agents.Find(number) is { } colleague)
        {
            return ToAgent(conversation, colleague);
        }

        if (Dialable(number) is not { } target)
        {
            return DeskError.InvalidNumber;
        }

        Leave(conversation);
        Dial(conversation.Call, agent.User, target);
        return DeskError.None;
    }

    /// <summary>A phone's REFER: its target is a queue's name, an agent's user or a number.</summary>
    public void Requested(Conversation conversation, TransferRequest request)
    {
        if (conversation.Over || conversation.Agent is not { } agent)
        {
            request.Complete(false);
            return;
        }

        // The phone hears of success before its leg ends, and of a refusal while the call goes on.
        var known = agents.Roster.Queues.ContainsKey(request.Target);
        var colleague = agents.Find(request.Target);
        var possible = known || (colleague is not null ? CanTake(colleague) : Dialable(request.Target) is not null);
        request.Complete(possible);
        if (possible)
        {
            _ = known ? ToQueue(agent, request.Target) : ToNumber(agent, request.Target);
        }
    }

    /// <summary>The caller left while the number rang.</summary>
    public void CallerLeft(QueuedCall call)
    {
        Report(call, call.ServedBy!, null, call.DialedNumber, succeeded: false);
        StopDial(call);
        room.Finish(call, new QueueOutcome.Served(call.ServedBy!));
    }

    private DeskError ToAgent(Conversation conversation, Agent colleague)
    {
        if (!CanTake(colleague))
        {
            return DeskError.TransferFailed;
        }

        var call = conversation.Call;
        Leave(conversation);
        Report(call, conversation.Agent!.User, null, colleague.User, succeeded: true);
        room.Enter(call, call.Queue, Math.Max(call.Priority, WaitingLine.HeadPriority));
        call.Preferred = colleague;
        return DeskError.None;
    }

    private static bool CanTake(Agent colleague) => colleague is { State: AgentState.Ready, HasPhone: true };

    /// <summary>A number, or the name of somebody who is no agent but may have a phone.</summary>
    private string? Dialable(string target) =>
        TransferTarget.Number(target) ?? (agents.Roster.Users.ContainsKey(target) ? target : null);

    private void Leave(Conversation conversation)
    {
        conversations.Release(conversation, EndReason.Transferred);
        conversation.Call.Tried.Clear();
        conversation.Call.Tried.Add(conversation.Agent!);
    }

    private void Dial(QueuedCall call, string agent, string number)
    {
        var stop = new CancellationTokenSource();
        (call.Dial, call.DialedNumber, call.State) = (stop, number, StayState.Dialing);
        sound.StartMusic(call);
        loop.Mailbox.Outside(async () =>
        {
            var outcome = await reach.DialAsync(new NumberDial(call.Id, number, loop.Options.TransferRingTime), stop.Token);
            loop.Mailbox.Post(() => Dialed(call, stop, agent, number, outcome));
        });
    }

    private void Dialed(QueuedCall call, CancellationTokenSource dial, string agent, string number, DialOutcome outcome)
    {
        var leg = (outcome as DialOutcome.Answered)?.Leg;
        if (call.Dial != dial || call.Caller.End is not null)
        {
            // The caller left meanwhile; the message that says so has been or will be handled by itself.
            if (leg is not null)
            {
                reach.HangUp(leg, new CallEnd(CallResult.NotConnected, EndReason.Cancelled));
            }

            return;
        }

        (call.Dial, call.DialedNumber) = (null, null);
        sound.Stop(call);
        var bridge = leg is { End: null } ? reach.TryBridge(call.Caller, leg) : null;
        Report(call, agent, null, number, bridge is not null);
        if (bridge is not null)
        {
            conversations.BeginOutside(call, number, leg!, bridge);
            return;
        }

        if (leg is not null)
        {
            reach.HangUp(leg, new CallEnd(CallResult.Failed, EndReason.ServerError));
        }

        room.Enter(call, call.Queue, Math.Max(call.Priority, WaitingLine.HeadPriority));
    }

    private void StopDial(QueuedCall call)
    {
        if (call.Dial is { } dial)
        {
            loop.Mailbox.Later(dial.Cancel);
        }

        (call.Dial, call.DialedNumber) = (null, null);
    }

    private void Report(QueuedCall call, string agent, string? toQueue, string? toNumber, bool succeeded) =>
        loop.Facts.Write(new CallTransferred
        {
            At = loop.Facts.Now, CallId = call.Id, Agent = agent, ToQueue = toQueue, ToNumber = toNumber, Succeeded = succeeded,
        });
}
