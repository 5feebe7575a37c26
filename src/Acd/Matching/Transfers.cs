using CallCenter.Acd.Agents;
using CallCenter.Acd.Channels;
using CallCenter.Acd.Conversations;
using CallCenter.Acd.Core;
using CallCenter.Acd.Waiting;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Matching;

/// <summary>
/// Transfers, asked for on the page or by the phone (REFER). A queue takes the customer at once. A number or a colleague is called first,
/// while the customer hears music and stays with the agent: when nobody comes, the agent has the customer back and reads why. An agent who
/// leaves meanwhile, as a phone does after its REFER, lets the transfer go on; when it fails then, the customer goes to the head of the queue.
/// A consultation is called in the same way, but who answers talks to the agent first.
/// </summary>
internal sealed class Transfers(LoopServices loop, AgentBook agents, WaitingRoom room, ConversationBook conversations, Conferences conferences,
    Offers offers, ChannelTable channels, LeaseNumbers leases)
{
    public DeskError ToQueue(Agent agent, string queue)
    {
        if (agent.Conversation is not { } conversation)
        {
            return DeskError.NoCall;
        }

        if (Refusal(conversation) is { } refusal)
        {
            return refusal;
        }

        if (!agents.Roster.Queues.ContainsKey(queue))
        {
            return DeskError.UnknownQueue;
        }

        ToQueue(conversation, agent, queue);
        return DeskError.None;
    }

    /// <summary>The menu has the caller at once, as a queue would.</summary>
    public DeskError ToFlow(Agent agent, string flow)
    {
        if (agent.Conversation is not { Stay: { Channel: ContactChannel.Voice, IsInside: false } stay } conversation)
        {
            return DeskError.NoCall;
        }

        if (Refusal(conversation) is { } refusal)
        {
            return refusal;
        }

        conversations.PassOn(stay, StayState.Over);
        conversations.ReportFlow(stay, agent.User, flow);
        stay.Item.Context.PassedInto = flow;
        room.Finish(stay, new QueueOutcome.Served(agent.User));
        return DeskError.None;
    }

    /// <summary>A number outside, or another agent by name: that agent must be able to take it now.</summary>
    public DeskError ToNumber(Agent agent, string number)
    {
        if (agent.Conversation is not { } conversation)
        {
            return DeskError.NoCall;
        }

        return Refusal(conversation) ?? ToNumber(conversation, number, consults: false);
    }

    /// <summary>A number or a colleague, whom the agent talks to before anything else, and who may join the customer and whoever is there.</summary>
    public DeskError Consult(Agent agent, string number)
    {
        if (agent.Conversation is not { } conversation)
        {
            return DeskError.NoCall;
        }

        return ConsultRefusal(conversation) ?? ToNumber(conversation, number, consults: true);
    }

    /// <summary>The same with a menu, which answers at once.</summary>
    public DeskError ConsultFlow(Agent agent, string flow)
    {
        if (agent.Conversation is not { Stay.Channel: ContactChannel.Voice } conversation)
        {
            return DeskError.NoCall;
        }

        if (ConsultRefusal(conversation) is { } refusal)
        {
            return refusal;
        }

        if (conversation.Stay.Guests.Exists(g => g.Number == flow))
        {
            return DeskError.AlreadyThere;
        }

        Dial(conversation, flow, consults: true, isFlow: true);
        return DeskError.None;
    }

    /// <summary>The agent wants the customer back.</summary>
    public DeskError TakeBack(Agent agent)
    {
        if (agent.Conversation is not { Transferring: true } conversation)
        {
            return DeskError.NoCall;
        }

        var stay = conversation.Stay;
        CallOff(stay);
        conversations.TransferFailed(conversation, EndReason.Cancelled, takenBack: true);
        return DeskError.None;
    }

    /// <summary>The customer is gone, and nobody needs to come any more.</summary>
    public void CallOff(Stay stay)
    {
        if (stay.Offers.Count > 0)
        {
            offers.WithdrawAll(stay);
        }
        else if (stay.Dial is not null)
        {
            var dial = TakeDial(stay);
            conversations.Report(stay, dial.Agent, null, dial.Number, EndReason.Cancelled);
            channels.Send(stay.Item, new WorkCommand.Release(stay.Id, dial.Lease, new CallEnd(CallResult.NotConnected, EndReason.Cancelled)));
        }
    }

    /// <summary>A phone's REFER: its target is a queue's name, an agent's user or a number, or the party of its other call (attended).</summary>
    public void Asked(WorkEvent.TransferAsked asked)
    {
        if (room.Find(asked.Item) is not { } stay)
        {
            return; // the channel refuses what is still open when an item is given back
        }

        var refusal = stay.Conversation is { Agent: not null } conversation && conversation.Lease == asked.Lease
            ? Refusal(conversation) ?? Follow(conversation, asked)
            : DeskError.NoCall;
        if (refusal != DeskError.None)
        {
            Answer(asked, ReasonOf(refusal));
        }
    }

    /// <summary>Who has the customer at once is told of at once; of a number or a colleague the telephone hears when they have answered or have not.</summary>
    private DeskError Follow(Conversation conversation, WorkEvent.TransferAsked asked)
    {
        if (asked.Waiting is { } party)
        {
            Answer(asked, failed: null);
            Dial(conversation, asked.Target, party);
            conversations.GoOnWithout(conversation);
            return DeskError.None;
        }

        // who takes over a call that two others have is rung there, whoever it is: nobody is chosen or offered
        if (asked.Data?.ContainsKey(TransferRequest.Replaces) == true || !agents.Roster.Queues.ContainsKey(asked.Target))
        {
            return ToNumber(conversation, asked.Target, consults: false, asked);
        }

        Answer(asked, failed: null);
        ToQueue(conversation, conversation.Agent!, asked.Target);
        return DeskError.None;
    }

    private void Answer(WorkEvent.TransferAsked asked, EndReason? failed) =>
        channels.Send(room.Find(asked.Item)!.Item, new WorkCommand.AnswerTransfer(asked.Item, asked.Request, failed));

    private static EndReason ReasonOf(DeskError refusal) => refusal switch
    {
        DeskError.InvalidNumber => EndReason.NotFound,
        DeskError.NumberBarred => EndReason.Barred,
        DeskError.ColleagueNotReady => EndReason.Busy,
        _ => EndReason.Declined,
    };

    /// <summary>The number has answered: it may be connected, if it is still wanted.</summary>
    public void PickedUp(Stay stay)
    {
        if (!stay.Consults)
        {
            conversations.PassOn(stay, StayState.Dialing);
        }

        channels.Send(stay.Item, new WorkCommand.Connect(stay.Id, stay.Dial!.Lease));
    }

    public void Connected(Stay stay, IReadOnlyList<Party> parties)
    {
        var dial = TakeDial(stay);
        if (stay is { Consults: true, Conversation: { } lead })
        {
            conferences.Begin(lead, null, null, dial.Number, dial.Lease, parties);
            return;
        }

        conversations.Report(stay, dial.Agent, null, dial.Number, failed: null);
        conversations.BeginOutside(stay, dial, parties);
    }

    public void Refused(Stay stay, EndReason reason)
    {
        var dial = TakeDial(stay);
        conversations.Report(stay, dial.Agent, null, dial.Number, reason);
        if (stay.Conversation is { } conversation)
        {
            conversations.TransferFailed(conversation, reason);
        }
        else
        {
            room.Return(stay);
        }
    }

    /// <summary>The customer left while the number rang and the agent was gone already.</summary>
    public void CustomerLeft(Stay stay)
    {
        var agent = stay.Dial!.Agent;
        CallOff(stay);
        room.Finish(stay, new QueueOutcome.Served(agent));
    }

    private void ToQueue(Conversation conversation, Agent agent, string queue)
    {
        var stay = conversation.Stay;
        conversations.PassOn(stay, StayState.Waiting);
        conversations.Report(stay, agent.User, queue, null, failed: null);
        room.Enter(stay, queue, stay.Priority);
    }

    /// <summary>One step at a time, and nobody is passed on out of a conference: its agent leaves it instead.</summary>
    private static DeskError? Refusal(Conversation conversation) =>
        conversation.Transferring || conversation.Stay.Guests.Count > 0 ? DeskError.TransferPending : null;

    private static DeskError? ConsultRefusal(Conversation conversation)
    {
        var guests = conversation.Stay.Guests;
        return conversation.Transferring || guests.Exists(g => g.Consulted) ? DeskError.TransferPending
            : guests.Count + 2 > Conferences.MostSides ? DeskError.ConferenceFull
            : null;
    }

    /// <param name="asked">by the telephone; null = on the page.</param>
    private DeskError ToNumber(Conversation conversation, string number, bool consults, WorkEvent.TransferAsked? asked = null)
    {
        if (asked?.Data?.ContainsKey(TransferRequest.Replaces) != true && agents.Find(number) is { } colleague)
        {
            return ToAgent(conversation, colleague, consults, asked?.Request);
        }

        if (Dialable(number) is not { } target)
        {
            return DeskError.InvalidNumber;
        }

        if (!IsAllowed(target))
        {
            return DeskError.NumberBarred;
        }

        if (conversation.Stay.Guests.Exists(g => g.Number == target))
        {
            return DeskError.AlreadyThere;
        }

        Dial(conversation, target, consults: consults, asked: asked);
        return DeskError.None;
    }

    private void Dial(Conversation conversation, string target, LegId? waiting = null, bool consults = false, WorkEvent.TransferAsked? asked = null, bool isFlow = false)
    {
        var stay = conversation.Stay;
        conversations.BeginTransfer(conversation, target, consults, request: asked?.Request);
        stay.Dial = new OutsideDial(leases.Next(), conversation.Agent!.User, target);
        channels.Send(stay.Item, new WorkCommand.Dial(stay.Id, stay.Dial.Lease, target, loop.Options.TransferRingTime, waiting)
        {
            By = stay.Dial.Agent, Data = asked?.Data, IsFlow = isFlow, Request = asked?.Request,
        });
    }

    private DeskError ToAgent(Conversation conversation, Agent colleague, bool consults, long? request)
    {
        if (!CanTake(colleague, conversation.Stay))
        {
            return DeskError.ColleagueNotReady;
        }

        conversations.BeginTransfer(conversation, colleague.User, consults, request: request);
        offers.Begin(conversation.Stay, colleague, passedBy: conversation.Agent!.User);
        return DeskError.None;
    }

    private bool CanTake(Agent colleague, Stay stay) =>
        agents.HasRoom(colleague, stay.Channel) && channels.CanReach(stay.Channel, colleague.User);

    /// <summary>A number, or the name of somebody who is no agent but may have a phone.</summary>
    private string? Dialable(string target) =>
        TransferTarget.Number(target) ?? (agents.Roster.Users.ContainsKey(target) ? target : null);

    private bool IsAllowed(string target) => loop.Options.Dialing?.Allows(target) ?? true;

    private static OutsideDial TakeDial(Stay stay)
    {
        var dial = stay.Dial!;
        stay.Dial = null;
        return dial;
    }
}
