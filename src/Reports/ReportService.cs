using CallCenter.Reports.Stories;
using CallCenter.Reports.Tables;

namespace CallCenter.Reports;

/// <summary>Reports as folds over the journal: nothing is kept beside the facts, so that a figure and the calls behind it are one.</summary>
public sealed class ReportService(IJournal journal, IQueueStore queues, IUserStore users, TimeProvider time, ReportOptions options) : IReports, IDisposable
{
    /// <summary>One at a time: a year's journal costs seconds of a core, and calls come first.</summary>
    private readonly SemaphoreSlim _turn = new(1);

    public async Task<ReportTable> RunAsync(ReportQuery query, CancellationToken ct = default)
    {
        var sorter = await SortAsync(query, ct);
        var figures = FigureSets.Of(query.Name, sorter.All);
        var rows = sorter.Rows().Select(row => row.Head with { Values = Values(figures, row.Content) });
        return new ReportTable(query, [.. figures.Select(f => f.Column)],
            [.. rows.Where(row => query.By.All(RowSorter.IsPeriod) || row.Values.Any(value => value is not (null or 0)))], Values(figures, sorter.All),
            figures.Any(f => f.Key == "serviceLevel") ? [.. sorter.All.Levels()] : []);
    }

    public async Task<IReadOnlyList<CallId>> CallsAsync(ReportQuery query, string column, CancellationToken ct = default)
    {
        var sorter = await SortAsync(query, ct);
        var calls = FigureSets.Of(query.Name, sorter.All).FirstOrDefault(f => f.Key == column)?.Calls;
        return calls is null ? [] : [.. calls(sorter.All).DistinctBy(c => c.Id).OrderBy(c => c.ArrivedAt).Select(c => c.Id)];
    }

    public void Dispose() => _turn.Dispose();

    private static IReadOnlyList<double?> Values(IReadOnlyList<Figure> figures, RowContent slice) => [.. figures.Select(f => f.Value(slice))];

    private async Task<RowSorter> SortAsync(ReportQuery query, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            var rules = new Rules(await queues.ListAsync(ct), await users.ListAsync(ct), options.ServiceLevel);
            return new RowSorter(query, rules, await PastReader.ReadAsync(journal, query.From, query.To, ct), time.GetUtcNow());
        }
        finally
        {
            _turn.Release();
        }
    }
}
