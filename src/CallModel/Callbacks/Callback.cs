using CallCenter.CallModel.Calls;
using CallCenter.CallModel.Tickets;

namespace CallCenter.CallModel.Callbacks;

public sealed record Callback(Guid Id, string Number, string? Name, string? Queue, string? Note, TicketSource Source, CallbackState State,
    DateTimeOffset RequestedAt, DateTimeOffset? DueAt, string? TakenBy, DateTimeOffset? DoneAt, CallId? CallId);
