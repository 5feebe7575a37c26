using CallCenter.CallModel.Agents;

namespace CallCenter.CallModel.Tickets;

public sealed record TicketQuery(string? Phone = null, Guid? CustomerId = null, TicketState? State = null, string? Owner = null,
    bool OpenOnly = false, int Limit = 100)
{
    /// <summary>A ticket's number ("T-000011" or "11"), a telephone number in any writing, or a part of subject, description or customer's name.</summary>
    public string? Text { get; init; }

    /// <summary>This one alone.</summary>
    public Guid? Id { get; init; }

    /// <summary>Only those that stand behind this place in the list: the last one of the page before. Null: from the last changed on.</summary>
    public TicketPlace? Before { get; init; }

    /// <summary>Only what this agent may see: owned, opened or worked on, of the own queues (a call's or the department), of the own calls and of the caller at hand. Null: all.</summary>
    public AgentScope? For { get; init; }
}
