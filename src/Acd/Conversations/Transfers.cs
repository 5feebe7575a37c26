using CallCenter.Acd.Agents;
using CallCenter.Acd.Channels;
using CallCenter.Acd.Core;
using CallCenter.Acd.Waiting;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Conversations;

/// <summary>
/// Blind transfers, asked for on the page or by the phone (REFER). The agent leaves at once. When the other side cannot be reached the
/// customer comes back to the head of the queue: the agent who passed the call on is not there any more.
/// </summary>
internal sealed class Transfers(LoopServices loop, AgentBook agents, WaitingRoom room, ConversationBook conversations,
    ChannelTable channels, LeaseNumbers leases)
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

        ToQueue(conversation, agent, queue);
        return DeskError.None;
    }

    /// <summary>A number outside, or another agent by name: that agent must be able to take it now.</summary>
    public DeskError ToNumber(Agent agent, string number) =>
        agent.Conversation is { } conversation ? ToNumber(conversation, agent, number) : DeskError.NoCall;

    /// <summary>A phone's REFER: its target is a queue's name, an agent's user or a number.</summary>
    public void Asked(WorkEvent.TransferAsked asked)
    {
        if (room.Find(asked.Item) is not { } stay)
        {
            return; // the channel refuses what is still open when an item is given back
        }

        var conversation = stay.Conversation is { } current && current.Lease == asked.Lease ? current : null;
        var known = agents.Roster.Queues.ContainsKey(asked.Target);
        var colleague = agents.Find(asked.Target);
        var possible = conversation?.Agent is not null
            && (known || (colleague is not null ? CanTake(colleague, stay) : Dialable(asked.Target) is { } number && IsAllowed(number)));

        // The phone hears of success before its leg ends, and of a refusal while the call goes on.
        channels.Send(stay.Item, new WorkCommand.AnswerTransfer(stay.Id, asked.Request, possible));
        if (!possible)
        {
            return;
        }

        if (known)
        {
            ToQueue(conversation!, conversation!.Agent!, asked.Target);
        }
        else
        {
            _ = ToNumber(conversation!, conversation!.Agent!, asked.Target);
        }
    }

    /// <summary>The number has answered: it may be connected, if it is still wanted.</summary>
    public void PickedUp(Stay stay) => channels.Send(stay.Item, new WorkCommand.Connect(stay.Id, stay.Dial!.Lease));

    public void Connected(Stay stay, IReadOnlyList<Party> parties)
    {
        var dial = TakeDial(stay);
        Report(stay, dial.Agent, null, dial.Number, succeeded: true);
        conversations.BeginOutside(stay, dial, parties);
    }

    public void Refused(Stay stay)
    {
        var dial = TakeDial(stay);
        Report(stay, dial.Agent, null, dial.Number, succeeded: false);
        room.Return(stay);
    }

    /// <summary>The customer left while the number rang.</summary>
    public void CustomerLeft(Stay stay)
    {
        var dial = TakeDial(stay);
        Report(stay, dial.Agent, null, dial.Number, succeeded: false);
        channels.Send(stay.Item, new WorkCommand.Release(stay.Id, dial.Lease, new CallEnd(CallResult.NotConnected, EndReason.Cancelled)));
        room.Finish(stay, new QueueOutcome.Served(dial.Agent));
    }

    private void ToQueue(Conversation conversation, Agent agent, string queue)
    {
        Leave(conversation);
        Report(conversation.Stay, agent.User, queue, null, succeeded: true);
        room.Enter(conversation.Stay, queue, conversation.Stay.Priority);
    }

    private DeskError ToNumber(Conversation conversation, Agent agent, string number)
    {
        if (agents.Find(number) is { } colleague)
        {
            return ToAgent(conversation, agent, colleague);
        }

        if (Dialable(number) is not { } target)
        {
            return DeskError.InvalidNumber;
        }

        if (!IsAllowed(target))
        {
            return DeskError.NumberBarred;
        }

        Leave(conversation);
        Dial(conversation.Stay, agent.User, target);
        return DeskError.None;
    }

    private DeskError ToAgent(Conversation conversation, Agent agent, Agent colleague)
    {
        var stay = conversation.Stay;
        if (!CanTake(colleague, stay))
        {
            return DeskError.TransferFailed;
        }

        Leave(conversation);
        Report(stay, agent.User, null, colleague.User, succeeded: true);
        room.Return(stay);
        stay.Preferred = colleague;
        return DeskError.None;
    }

    private bool CanTake(Agent colleague, Stay stay) =>
        agents.HasRoom(colleague, stay.Channel) && channels.CanReach(stay.Channel, colleague.User);

    /// <summary>A number, or the name of somebody who is no agent but may have a phone.</summary>
    private string? Dialable(string target) =>
        TransferTarget.Number(target) ?? (agents.Roster.Users.ContainsKey(target) ? target : null);

    private bool IsAllowed(string target) => loop.Options.Dialing?.Allows(target) ?? true;

    private void Leave(Conversation conversation)
    {
        conversations.Release(conversation, EndReason.Transferred);
        conversation.Stay.Tried.Clear();
        conversation.Stay.Tried.Add(conversation.Agent!);
    }

    private void Dial(Stay stay, string agent, string number)
    {
        (stay.Dial, stay.State) = (new OutsideDial(leases.Next(), agent, number), StayState.Dialing);
        channels.Send(stay.Item, new WorkCommand.Dial(stay.Id, stay.Dial.Lease, number, loop.Options.TransferRingTime));
    }

    private static OutsideDial TakeDial(Stay stay)
    {
        var dial = stay.Dial!;
        stay.Dial = null;
        return dial;
    }

    private void Report(Stay stay, string agent, string? toQueue, string? toNumber, bool succeeded) =>
        loop.Facts.Write(new CallTransferred
        {
            At = loop.Facts.Now, CallId = stay.Id, Agent = agent, ToQueue = toQueue, ToNumber = toNumber, Succeeded = succeeded,
        });
}
