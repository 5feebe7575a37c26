namespace CallCenter.CallModel.Reports;

/// <summary>What a supervisor wants of a queue.</summary>
/// <param name="Period">hour, day, week or month: each of them is held against the value.</param>
/// <param name="Value">a share of 1, or seconds.</param>
public sealed record QueueTarget(string Queue, TargetFigure Figure, ReportGrouping Period, double Value);
