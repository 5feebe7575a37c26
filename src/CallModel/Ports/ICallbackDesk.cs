namespace CallCenter.CallModel;

/// <summary>A wish to be called back, as asked for on the web, by an agent or by a flow.</summary>
/// <param name="Number">as typed; stored as E.164 where it can be.</param>
/// <param name="DueAt">not before this moment; null = as soon as someone is free.</param>
public sealed record NewCallback(string Number, string? Name = null, string? Queue = null, string? Note = null,
    TicketSource Source = TicketSource.Web, DateTimeOffset? DueAt = null, CallId? CallId = null);

/// <summary>The callback after the change, or why it was refused; both null: no such callback.</summary>
public sealed record CallbackResult(Callback? Callback, string? Error)
{
    public bool Ok => Callback is not null;
}

/// <summary>Callbacks with their rules: Waiting → Taken → Done, Taken → Waiting (given back), Waiting or Taken → Cancelled.</summary>
public interface ICallbackDesk
{
    Task<CallbackResult> RequestAsync(NewCallback request, CancellationToken ct = default);

    Task<Callback?> GetAsync(Guid id, CancellationToken ct = default);

    /// <summary>Oldest first.</summary>
    Task<IReadOnlyList<Callback>> ListAsync(CallbackState? state, int limit, CancellationToken ct = default);

    /// <summary>One legal move by one person; taking a callback that somebody else has taken is refused.</summary>
    Task<CallbackResult> MoveAsync(Guid id, CallbackState to, string by, CancellationToken ct = default);
}
