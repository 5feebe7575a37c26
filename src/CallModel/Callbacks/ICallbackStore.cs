namespace CallCenter.CallModel.Callbacks;

public interface ICallbackStore
{
    /// <summary>False when one for the same number and queue is waiting already.</summary>
    Task<bool> AddAsync(Callback callback, CancellationToken ct = default);

    /// <summary>False when the stored state is no longer <paramref name="expected"/>, or the change would make a second waiting one.</summary>
    Task<bool> UpdateAsync(Callback callback, CallbackState expected, CancellationToken ct = default);

    Task<Callback?> GetAsync(Guid id, CancellationToken ct = default);

    Task<IReadOnlyList<Callback>> ListAsync(CallbackQuery query, CancellationToken ct = default);
}
