using CallCenter.CallModel.Calls;
using CallCenter.CallModel.Tickets;

namespace CallCenter.CallModel.Callbacks;

/// <param name="DueAt">not before.</param>
/// <param name="TakenBy">who calls; while it is dialed, the agent who is kept for it.</param>
/// <param name="CallId">the last call: the person's, later ours.</param>
/// <param name="Result">how it ended, once it is done.</param>
public sealed record Callback(Guid Id, string Number, string? Name, string? Queue, string? Note, TicketSource Source, CallbackState State,
    DateTimeOffset RequestedAt, DateTimeOffset? DueAt, string? TakenBy, DateTimeOffset? DoneAt, CallId? CallId,
    CallbackEnd? Result = null, string? ResultNote = null)
{
    /// <summary>The moment whose place it has in its queue: when the person came into the queue, or asked.</summary>
    public DateTimeOffset PlaceAt { get; init; } = RequestedAt;

    /// <summary>Whom the person wants to talk to; null = whoever serves the queue.</summary>
    public string? Agent { get; init; }

    public string Language { get; init; } = "en";

    /// <summary>How often it was dialed.</summary>
    public int Attempts { get; init; }
}
