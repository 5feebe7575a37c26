namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>Reports that say what they were asked, and figures that a test has set.</summary>
internal sealed class FakeReports : IReports, ISavedReportStore
{
    private readonly List<SavedReport> _saved = [];

    public ReportQuery? Asked { get; private set; }

    public Func<ReportQuery, ReportTable> Table { get; set; } = query => new ReportTable(query, [], [], [], []);

    public IReadOnlyList<CallId> Calls { get; set; } = [];

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
