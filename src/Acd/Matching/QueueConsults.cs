using CallCenter.Acd.Agents;
using CallCenter.Acd.Conversations;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Matching;

/// <summary>
/// Agents who ask a queue for a colleague: as soon as one of its agents has time, that one is offered the consultation, before any caller of
/// the line, since a customer is on hold for it. Who has not come is not asked again.
/// </summary>
internal sealed class QueueConsults(AgentBook agents, AgentChoice choice, ConversationBook conversations, Offers offers)
{
    private readonly List<Stay> _seeking = [];

    public DeskError Begin(Conversation lead, string queue)
    {
        var guests = lead.Stay.Guests;
        if (lead.Transferring || guests.Exists(g => g.Consulted))
        {
            return DeskError.TransferPending;
        }

        if (guests.Count + 2 > Conferences.MostSides)
        {
            return DeskError.ConferenceFull;
        }

        if (!agents.Roster.Queues.ContainsKey(queue))
        {
            return DeskError.UnknownQueue;
        }

        lead.Stay.Tried.Clear();
        conversations.BeginTransfer(lead, queue, consults: true, queue);
        _seeking.Remove(lead.Stay);
        _seeking.Add(lead.Stay);
        return DeskError.None;
    }

    /// <summary>One look at who has time.</summary>
    public void Seek()
    {
        _seeking.RemoveAll(stay => stay.Conversation is not { Transferring: true, Transfer.Queue: not null });
        foreach (var stay in _seeking.Where(s => s.Offers.Count == 0))
        {
            var lead = stay.Conversation!;
            if (choice.Colleague(stay, agents.Roster.Queue(lead.Transfer!.Queue!)) is { } colleague)
            {
                QueuePlaces.Free(colleague);
                offers.Begin(stay, colleague, passedBy: lead.Agent!.User);
            }
        }
    }
}
