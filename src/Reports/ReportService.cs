using CallCenter.Reports.Stories;
using CallCenter.Reports.Tables;

namespace CallCenter.Reports;

/// <summary>Reports as folds over the journal: nothing is kept beside the facts, so that a figure and the calls behind it are one.</summary>
public sealed class ReportService(PastReader past, IQueueStore queues, IUserStore users, TimeProvider time, ReportOptions options) : IReports
{
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

    private static IReadOnlyList<double?> Values(IReadOnlyList<Figure> figures, RowContent content) => [.. figures.Select(f => f.Value(content))];

    private async Task<RowSorter> SortAsync(ReportQuery query, CancellationToken ct)
    {
        var rules = new Rules(await queues.ListAsync(ct), await users.ListAsync(ct), options.ServiceLevel);
        return new RowSorter(query, rules, await past.ReadAsync(query.From, query.To, ct), time.GetUtcNow());
    }
}
