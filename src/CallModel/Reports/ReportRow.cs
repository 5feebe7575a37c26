namespace CallCenter.CallModel.Reports;

/// <summary>One row: of a stretch of time where the report goes by time, of a queue where it goes by queue, and so on.</summary>
/// <param name="Start">first moment of the stretch.</param>
/// <param name="End">first moment after it.</param>
/// <param name="Values">one for each column; null = there is nothing to tell.</param>
public sealed record ReportRow(DateTimeOffset? Start, DateTimeOffset? End, string? Queue, string? Agent, string? Number, Guid? Campaign,
    IReadOnlyList<double?> Values);
