namespace CallCenter.AgentBridge.Tests.Fakes;

internal sealed class FakeProfiles : ICallerProfiles, IUpsellHints
{
    private IReadOnlyList<UpsellHint> _hints = [];

    public Task<CallerProfile> OfAsync(Customer? customer, string number, CallId? except, CancellationToken ct = default) =>
        Task.FromResult(new CallerProfile(customer?.Id, [], [.. _hints.Select(hint => new HintText(hint.En, hint.Zh))], []));

    public Task<IReadOnlyList<UpsellHint>> ListAsync(CancellationToken ct = default) => Task.FromResult(_hints);

    public Task<bool> SetAsync(IReadOnlyList<UpsellHint> hints, Func<IReadOnlyList<UpsellHint>, bool>? when = null, CancellationToken ct = default)
    {
        var fits = when?.Invoke(_hints) ?? true;
        _hints = fits ? hints : _hints;
        return Task.FromResult(fits);
    }
}
