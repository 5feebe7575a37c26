namespace CallCenter.Dialer.Tests.Support;

/// <summary>Callbacks whose database is away for some questions.</summary>
internal sealed class LostDesk(ICallbackDesk desk) : ICallbackDesk
{
    public int Fails { get; set; }

    public event Action? Changed
    {
        add => desk.Changed += value;
        remove => desk.Changed -= value;
    }

    public Task<CallbackResult> RequestAsync(NewCallback request, CancellationToken ct = default) => desk.RequestAsync(request, ct);

    public Task<Callback?> GetAsync(Guid id, CancellationToken ct = default) => Fails-- > 0 ? throw new IOException("away") : desk.GetAsync(id, ct);

    public Task<IReadOnlyList<Callback>> ListAsync(CallbackQuery query, CancellationToken ct = default) => desk.ListAsync(query, ct);

    public Task<CallbackResult> MoveAsync(Guid id, CallbackTransition move, CancellationToken ct = default) => desk.MoveAsync(id, move, ct);

    public Task<CallbackResult> PlanAsync(Guid id, DateTimeOffset? dueAt, string? agent, CancellationToken ct = default) => desk.PlanAsync(id, dueAt, agent, ct);
}
