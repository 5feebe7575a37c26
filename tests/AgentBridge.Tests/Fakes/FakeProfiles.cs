namespace CallCenter.AgentBridge.Tests.Fakes;

internal sealed class FakeProfiles : ICallerProfiles, IUpsellHints
{
    private IReadOnlyList<UpsellHint> _hints = [];

    public Task<CallerProfile> OfAsync(Customer? customer, string number, CallId? except, CancellationToken ct = default) =>
        Task.FromResult(new CallerProfile(customer?.Id, [], [.. _hints.Select(hint => new HintText(hint.En, hint.Zh))], []));

    public Task<IReadOnlyList<UpsellHint>> ListAsync(CancellationToken ct = default) => Task.FromResult(_hints);

    public Task SetAsync(IReadOnlyList<UpsellHint> hints, CancellationToken ct = default)
    {
        _hints = hints;
        return Task.CompletedTask;
    }
}
