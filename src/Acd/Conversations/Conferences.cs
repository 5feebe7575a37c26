using CallCenter.Acd.Agents;
using CallCenter.Acd.Channels;
using CallCenter.Acd.Core;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Conversations;

/// <summary>
/// More than two in a conversation. Whom an agent consults comes in while the customer hears music; then the agent talks to one or the
/// other, brings all together, goes and leaves them together, or sends the guest away. When the leading side goes, a guest leads.
/// </summary>
internal sealed class Conferences(LoopServices loop, AgentBook agents, ConversationBook conversations, ChannelTable channels)
{
    /// <summary>Sides besides the customer; mixing is made for a handful.</summary>
    public const int MostSides = 6;

    /// <summary>Whom the agent wanted to consult has answered.</summary>
    /// <param name="guest">the colleague; null for a number.</param>
    /// <param name="taken">what the colleague was offered under.</param>
    public void Begin(Conversation lead, Agent? guest, Assignment? taken, string? number, long lease, IReadOnlyList<Party> parties)
    {
        var part = new Conversation(lead.Stay, guest, number, lease, parties, loop.Facts.Now) { ConsultedBy = lead.Agent!.User };
        lead.Transfer = null;
        conversations.BeginConsulted(part);
        loop.Facts.Write(new ConsultationBegan
        {
            At = loop.Facts.Now, CallId = lead.Stay.Id, Agent = part.ConsultedBy, WithAgent = guest?.User, WithNumber = number,
        });
        if (guest is not null)
        {
            (taken!.Phase, taken.Since) = (AssignmentPhase.Taken, loop.Facts.Now);
            if (!agents.Fire(guest, AgentTrigger.Answer))
            {
                agents.Touch(guest);
            }
        }

        agents.TouchAll(lead.Stay);
    }

    /// <summary>The agent talks to the customer while the guest holds, or the other way round.</summary>
    public DeskError Swap(Conversation lead)
    {
        if (ConsultedBy(lead) is not { } guest)
        {
            return DeskError.NoConsultation;
        }

        SetHeld(lead, guest, held: lead.Held);
        conversations.SetHeld(lead, !lead.Held);
        agents.TouchAll(lead.Stay);
        return DeskError.None;
    }

    /// <summary>Customer, agent and guest hear each other.</summary>
    public DeskError Merge(Conversation lead)
    {
        if (ConsultedBy(lead) is not { } guest)
        {
            return DeskError.NoConsultation;
        }

        Unite(lead, guest, ConsultationEnd.Merged);
        return DeskError.None;
    }

    /// <summary>The agent goes and leaves customer and guests together.</summary>
    public DeskError Complete(Conversation lead)
    {
        if (lead.Stay.Guests.Count == 0)
        {
            return DeskError.NoConsultation;
        }

        GoOn(lead, EndReason.Transferred);
        return DeskError.None;
    }

    /// <summary>The guest who came last is sent away; the agent is with the customer.</summary>
    public DeskError Dismiss(Conversation lead)
    {
        if (lead.Stay.Guests.Count == 0)
        {
            return DeskError.NoConsultation;
        }

        Remove(lead, lead.Stay.Guests[^1], ConsultationEnd.Dismissed, EndReason.AgentHungUp);
        return DeskError.None;
    }

    /// <summary>An agent hangs up: a guest leaves the others, the leading one leaves them to a guest.</summary>
    public void Leave(Conversation part)
    {
        if (!part.Leads)
        {
            Remove(part.Stay.Conversation!, part, ConsultationEnd.GuestLeft, EndReason.AgentHungUp);
        }
        else if (part.Stay.Guests.Count > 0)
        {
            GoOn(part, EndReason.AgentHungUp);
        }
        else
        {
            conversations.Leave(part);
        }
    }

    /// <summary>Somebody left a part under a lease, or it broke down.</summary>
    public void PartyLeft(Conversation part, WorkEvent.PartyLeft left)
    {
        if (part.Leads && (left.Leg is null || left.Leg == part.Customer.Leg || part.Stay.Guests.Count == 0))
        {
            conversations.PartyLeft(part, left);
        }
        else if (left.Leg == part.Own.Leg)
        {
            Leave(part);
        }
    }

    private static Conversation? ConsultedBy(Conversation lead) => lead.Stay.Guests.Find(g => g.Consulted);

    private void GoOn(Conversation lead, EndReason reason)
    {
        var stay = lead.Stay;
        conversations.CallOff?.Invoke(stay);
        var consulted = ConsultedBy(lead);
        if (consulted is not null)
        {
            Unite(lead, consulted, ConsultationEnd.Completed);
            conversations.Report(stay, lead.Agent!.User, null, consulted.Who, failed: null);
        }

        var next = consulted ?? stay.Guests.Find(g => g.Agent is not null) ?? stay.Guests[0];
        conversations.Release(lead, consulted is null ? reason : EndReason.Transferred);
        conversations.Lead(next);
        agents.TouchAll(stay);
    }

    private void Unite(Conversation lead, Conversation guest, ConsultationEnd end)
    {
        conversations.EndConsultation(guest, end);
        SetHeld(lead, guest, held: false);
        if (lead.Held)
        {
            conversations.SetHeld(lead, false);
        }

        conversations.Bridge(guest);
        agents.TouchAll(lead.Stay);
    }

    private void Remove(Conversation lead, Conversation guest, ConsultationEnd end, EndReason reason)
    {
        if (guest.Consulted)
        {
            conversations.EndConsultation(guest, end);
            if (lead.Held)
            {
                conversations.SetHeld(lead, false);
            }
        }

        conversations.Release(guest, reason);
        agents.TouchAll(lead.Stay);
    }

    private void SetHeld(Conversation lead, Conversation guest, bool held)
    {
        if (guest.Own.Held == held)
        {
            return;
        }

        var (item, leg) = (lead.Stay.Item, guest.Own.Leg);
        guest.SetHeld(leg, held ? loop.Facts.Now : null);
        channels.Send(item, held ? new WorkCommand.Hold(item.Id, lead.Lease, leg) : new WorkCommand.Resume(item.Id, lead.Lease, leg));
    }
}
