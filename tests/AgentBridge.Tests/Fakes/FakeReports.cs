namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>Reports that say what they were asked, and figures that a test has set.</summary>
internal sealed class FakeReports : IReports, ISavedReportStore, ITargetStore, IDeviations, IStaffing, IWhatIf
{
    private readonly List<SavedReport> _saved = [];

    public ReportQuery? Asked { get; private set; }

    public Func<ReportQuery, ReportTable> Table { get; set; } = query => new ReportTable(query, [], [], [], []);

    public IReadOnlyList<CallId> Calls { get; set; } = [];

    public IReadOnlyList<Deviation> Deviations { get; set; } = [];

    public IReadOnlyList<QueueStaffing> Staffing { get; set; } = [];

    public IReadOnlyList<QueueTarget> Targets { get; private set; } = [];

    public WhatIfQuery? Played { get; private set; }

    public Task<IReadOnlyList<WhatIfOutcome>?> RunAsync(WhatIfQuery query, CancellationToken ct = default)
    {
        Played = query;
        return Task.FromResult<IReadOnlyList<WhatIfOutcome>?>(query.Agents.Count > 8 ? null :
            [new WhatIfOutcome(null, [new WhatIfQueue(query.Queue, 100, 90, 8, 0.72, 31)]),
             .. query.Agents.Select(n => new WhatIfOutcome(n, [new WhatIfQueue(query.Queue, 100, 90 + n, 8 - n, 0.72 + (0.05 * n), 31 - n)]))]);
    }

    Task<IReadOnlyList<QueueTarget>> ITargetStore.ListAsync(CancellationToken ct) => Task.FromResult(Targets);

    public Task<bool> SetAsync(IReadOnlyList<QueueTarget> targets, Func<IReadOnlyList<QueueTarget>, bool>? when = null, CancellationToken ct = default)
    {
        var fits = when?.Invoke(Targets) ?? true;
        Targets = fits ? targets : Targets;
        return Task.FromResult(fits);
    }

    public Task<IReadOnlyList<Deviation>> FindAsync(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone, CancellationToken ct = default) =>
        Task.FromResult(Deviations);

    public Task<IReadOnlyList<QueueStaffing>> NowAsync(CancellationToken ct = default) => Task.FromResult(Staffing);

    public Task<ReportTable> RunAsync(ReportQuery query, CancellationToken ct = default)
    {
        Asked = query;
        return Task.FromResult(Table(query));
    }

    public Task<IReadOnlyList<CallId>> CallsAsync(ReportQuery query, string column, CancellationToken ct = default) =>
        Task.FromResult(column == "abandoned" ? Calls : []);

    public Task<IReadOnlyList<SavedReport>> ListAsync(CancellationToken ct = default) => Task.FromResult<IReadOnlyList<SavedReport>>([.. _saved]);

    public Task AddAsync(SavedReport report, CancellationToken ct = default)
    {
        _saved.Add(report);
        return Task.CompletedTask;
    }

    public Task<bool> DeleteAsync(Guid id, CancellationToken ct = default) => Task.FromResult(_saved.RemoveAll(r => r.Id == id) > 0);
}
