namespace CallCenter.CallModel.Reports;

/// <summary>What a report is asked for. What is null does not matter.</summary>
/// <param name="From">first moment.</param>
/// <param name="To">first moment no longer wanted.</param>
/// <param name="Zone">whose hours, days, weeks (from Monday) and months are meant.</param>
/// <param name="By">a row for each of these; none: the total alone.</param>
public sealed record ReportQuery(ReportName Name, DateTimeOffset From, DateTimeOffset To, TimeZoneInfo Zone, IReadOnlyList<ReportGrouping> By)
{
    public string? Queue { get; init; }

    public string? Agent { get; init; }

    /// <summary>The dialed number.</summary>
    public string? Number { get; init; }

    public Guid? Campaign { get; init; }
}
