namespace CallCenter.CallModel.Callbacks;

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
