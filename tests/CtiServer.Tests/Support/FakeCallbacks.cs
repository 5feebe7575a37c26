namespace CallCenter.CtiServer.Tests.Support;

/// <summary>Callbacks that were asked for, one that is being made, and the rules of all queues.</summary>
internal sealed class FakeCallbacks : ICallbackDesk, ICallbackRules
{
    public List<NewCallback> Asked { get; } = [];

    public Callback? Made { get; set; }

    public CallbackRules Rules { get; set; } = new("support");

    public event Action? Changed;

    public Task<CallbackResult> RequestAsync(NewCallback request, CancellationToken ct = default)
    {
        Asked.Add(request);
        Changed?.Invoke();
        return Task.FromResult(new CallbackResult(null, null));
    }

    public Task<Callback?> GetAsync(Guid id, CancellationToken ct = default) => Task.FromResult(Made);

    public Task<IReadOnlyList<Callback>> ListAsync(CallbackQuery query, CancellationToken ct = default) => Task.FromResult<IReadOnlyList<Callback>>([]);

    public Task<CallbackResult> MoveAsync(Guid id, CallbackTransition move, CancellationToken ct = default) => Task.FromResult(new CallbackResult(null, null));

    public Task<CallbackResult> PlanAsync(Guid id, DateTimeOffset? dueAt, string? agent, CancellationToken ct = default) => Task.FromResult(new CallbackResult(null, null));

    public Task<IReadOnlyList<CallbackRules>> ListAsync(CancellationToken ct = default) => Task.FromResult<IReadOnlyList<CallbackRules>>([Rules]);

    public Task<CallbackRules> GetAsync(string queue, CancellationToken ct = default) => Task.FromResult(Rules with { Queue = queue });

    public Task<bool> PutAsync(CallbackRules rules, CancellationToken ct = default)
    {
        Rules = rules;
        return Task.FromResult(true);
    }
}
