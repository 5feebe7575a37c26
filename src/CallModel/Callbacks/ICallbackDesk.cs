namespace CallCenter.CallModel.Callbacks;

/// <summary>Callbacks with their rules: Waiting → Taken → Done, Taken → Waiting (given back), Waiting or Taken → Cancelled;
/// by the server Waiting → Dialing → Done, Waiting or Cancelled.</summary>
public interface ICallbackDesk
{
    Task<CallbackResult> RequestAsync(NewCallback request, CancellationToken ct = default);

    Task<Callback?> GetAsync(Guid id, CancellationToken ct = default);

    /// <summary>Oldest first.</summary>
    Task<IReadOnlyList<Callback>> ListAsync(CallbackQuery query, CancellationToken ct = default);

    /// <summary>One legal move by one person; taking a callback that somebody else has taken is refused.</summary>
    Task<CallbackResult> MoveAsync(Guid id, CallbackTransition move, CancellationToken ct = default);

    /// <summary>Moves one that waits to another time, or to another agent ("" = to nobody in particular).</summary>
    Task<CallbackResult> PlanAsync(Guid id, DateTimeOffset? dueAt, string? agent, CancellationToken ct = default);

    /// <summary>Raised after a callback was added or changed; its handlers must not wait.</summary>
    event Action? Changed;
}
