namespace CallCenter.AgentBridge.Tests.Pages;

/// <summary>A week of one queue, and a day that missed its target.</summary>
internal static class SampleReports
{
    public static ReportTable Week(ReportQuery query) => new(query,
        [
            new("offered", ReportUnit.Count, true), new("abandoned", ReportUnit.Count, true), new("serviceLevel", ReportUnit.Share, false),
            new("averageWait", ReportUnit.Seconds, false),
        ],
        [.. Enumerable.Range(0, 7).Select(day => new ReportRow(query.From.AddDays(day), query.From.AddDays(day + 1), "support", null, null, null,
            [10 + (3 * day), day, 0.9 - (0.05 * day), 12.5 * day]))], [140, 21, 0.7357, 24.8], [new("support", ServiceLevelFormula.AllOffered, 20, 103, 140)]);

    public static Deviation Missed()
    {
        var day = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeZoneInfo.Local.GetUtcOffset(new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Unspecified)));
        return new Deviation(new QueueTarget("support", TargetFigure.ServiceLevel, ReportGrouping.Day, 0.8), day, day.AddDays(1), 0.7357,
            [new DeviationCause(day.AddHours(10), day.AddHours(11), 0.35, 40, 0.78)]);
    }
}
