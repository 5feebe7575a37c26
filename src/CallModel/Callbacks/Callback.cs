using CallCenter.CallModel.Calls;
using CallCenter.CallModel.Tickets;

namespace CallCenter.CallModel.Callbacks;

/// <param name="Result">how it ended, once it is done.</param>
public sealed record Callback(Guid Id, string Number, string? Name, string? Queue, string? Note, TicketSource Source, CallbackState State,
    DateTimeOffset RequestedAt, DateTimeOffset? DueAt, string? TakenBy, DateTimeOffset? DoneAt, CallId? CallId,
    CallbackEnd? Result = null, string? ResultNote = null);
