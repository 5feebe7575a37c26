namespace CallCenter.CallModel.Reports;

/// <summary>A report as figures.</summary>
/// <param name="Total">over all rows, computed from the calls and not from the rows: a median of medians is none.</param>
/// <param name="Levels">the formula and counts behind each queue's service level; empty where the report shows none.</param>
public sealed record ReportTable(ReportQuery Query, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<ReportRow> Rows, IReadOnlyList<double?> Total,
    IReadOnlyList<ReportLevel> Levels);
