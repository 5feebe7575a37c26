using CallCenter.CallModel.Calls;
using CallCenter.CallModel.Tickets;

namespace CallCenter.CallModel.Callbacks;

/// <summary>A wish to be called back, as asked for on the web, by an agent or by a flow.</summary>
/// <param name="Number">as typed; stored as E.164 where it can be.</param>
/// <param name="DueAt">not before this moment; null = as soon as someone is free.</param>
public sealed record NewCallback(string Number, string? Name = null, string? Queue = null, string? Note = null,
    TicketSource Source = TicketSource.Web, DateTimeOffset? DueAt = null, CallId? CallId = null)
{
    /// <summary>The place in the queue that is kept; null = that of one who comes now.</summary>
    public DateTimeOffset? PlaceAt { get; init; }

    /// <inheritdoc cref="Callback.Agent"/>
    public string? Agent { get; init; }

    public string Language { get; init; } = "en";
}
