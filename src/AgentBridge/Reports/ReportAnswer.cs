namespace CallCenter.AgentBridge.Reports;

/// <param name="Values">in each row and in the total one for each column, in their order; seconds, minutes, shares of 1 and counts as the column says.</param>
internal sealed record ReportAnswer(ReportName Name, DateTimeOffset From, DateTimeOffset To, string Zone, IReadOnlyList<ReportGrouping> By,
    IReadOnlyList<ReportColumnAnswer> Columns, IReadOnlyList<ReportRow> Rows, IReadOnlyList<double?> Total, IReadOnlyList<ReportLevel> Levels)
{
    public static ReportAnswer Of(ReportTable t) => new(t.Query.Name, t.Query.From, t.Query.To, t.Query.Zone.Id, t.Query.By,
        [.. t.Columns.Select(c => new ReportColumnAnswer(c.Key, c.Unit, c.HasCalls))], t.Rows, t.Total, t.Levels);
}
