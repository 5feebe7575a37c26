using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Tickets;

/// <summary>One line of a ticket's history: who did what, when.</summary>
/// <param name="Field">"state", "owner", "priority", "note", "call" …</param>
public sealed record TicketEvent(long Id, Guid TicketId, DateTimeOffset At, string By, string Field, string? From, string? To, string? Note,
    CallId? CallId);
