using CallCenter.CallModel.Calls;
using CallCenter.CallModel.Tickets;

namespace CallCenter.CallModel.Desk;

/// <summary>One earlier contact.</summary>
/// <param name="Agent">who had it.</param>
/// <param name="Subject">of its ticket.</param>
/// <param name="CallId">null = it was no call.</param>
public sealed record PastContact(DateTimeOffset At, TicketSource Channel, CallDirection Direction, string? Agent, string Subject, Guid TicketId, CallId? CallId);
