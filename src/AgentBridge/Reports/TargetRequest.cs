namespace CallCenter.AgentBridge.Reports;

/// <inheritdoc cref="QueueTarget"/>
internal sealed record TargetRequest(string? Queue, TargetFigure? Figure, ReportGrouping? Period, double? Value)
{
    public QueueTarget ToTarget() => new(Queue!, Figure!.Value, Period!.Value, Value!.Value);
}
