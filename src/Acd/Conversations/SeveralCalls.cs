using CallCenter.Acd.Agents;
using CallCenter.Acd.Channels;
using CallCenter.Acd.Core;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Conversations;

/// <summary>
/// An agent has one telephone and may have several calls: it is with one of them, the others' customers hear music. In a conference that the
/// agent leaves for a while the others talk on.
/// </summary>
internal sealed class SeveralCalls(LoopServices loop, AgentBook agents, ConversationBook conversations, ChannelTable channels)
{
    /// <summary>Nobody keeps more than these apart.</summary>
    public const int Most = 4;

    /// <summary>Why one more call, or another one, cannot come to the agent's hand now; none = it can.</summary>
    public static DeskError RefusalOf(Agent agent) =>
        agent.Dialing is not null ? DeskError.BusyWithCall
        : agent.Conversation is not { Aside: false, Stay.Channel: ContactChannel.Voice } at ? DeskError.None
        : at.Transferring || at.Consulted || at.Stay.Guests.Exists(g => g.ConsultedBy == agent.User) ? DeskError.TransferPending
        : DeskError.None;

    /// <summary>One more may be begun by the agent's own word; a call needs both ears.</summary>
    public static bool HasRoom(Agent agent) =>
        agent.Assignments.Count(a => a.Phase == AssignmentPhase.Taken) < Most && agent.Assignments.TrueForAll(a => a.Channel == ContactChannel.Voice);

    /// <summary>The call at hand is put on hold; does nothing where there is none.</summary>
    public DeskError PutAside(Agent agent)
    {
        if (RefusalOf(agent) is var refusal and not DeskError.None)
        {
            return refusal;
        }

        if (agent.Conversation is { Aside: false, Stay.Channel: ContactChannel.Voice } part)
        {
            part.Aside = true;
            if (part is { Leads: true, Held: false } && part.Stay.Guests.Count == 0)
            {
                conversations.SetHeld(part, true);
            }

            channels.Send(part.Stay.Item, new WorkCommand.StepAside(part.Stay.Id, part.Lease));
            agents.TouchAll(part.Stay);
        }

        return DeskError.None;
    }

    /// <summary>Another of the calls comes to hand.</summary>
    public DeskError Switch(Agent agent, CallId call)
    {
        if (agent.Assignments.Find(a => a.Stay.Id == call && a.Phase == AssignmentPhase.Taken)?.Part is not { } part)
        {
            return DeskError.NoCall;
        }

        if (!part.Aside)
        {
            return DeskError.None;
        }

        if (PutAside(agent) is var refusal and not DeskError.None)
        {
            return refusal;
        }

        BringBack(part);
        return DeskError.None;
    }

    /// <summary>The agent's telephone is with this one again.</summary>
    public void BringBack(Conversation part)
    {
        part.Aside = false;
        channels.Send(part.Stay.Item, new WorkCommand.StepIn(part.Stay.Id, part.Lease, loop.Options.PickUpTime));
        if (part is { Leads: true, Held: true })
        {
            conversations.SetHeld(part, false);
        }

        agents.TouchAll(part.Stay);
    }
}
