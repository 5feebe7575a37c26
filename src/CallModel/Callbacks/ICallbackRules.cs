namespace CallCenter.CallModel.Callbacks;

/// <summary>The queues' rules for callbacks; a queue without any has those of <see cref="CallbackMode.List"/>.</summary>
public interface ICallbackRules
{
    Task<IReadOnlyList<CallbackRules>> ListAsync(CancellationToken ct = default);

    Task<CallbackRules> GetAsync(string queue, CancellationToken ct = default);

    /// <summary>False: their version does not follow the one that is kept.</summary>
    Task<bool> PutAsync(CallbackRules rules, CancellationToken ct = default);
}
