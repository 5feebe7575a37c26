namespace CallCenter.CallModel.Reports;

/// <summary>A time in which an agent took calls or was busy with them.</summary>
public sealed record ReplayShift(string Agent, DateTimeOffset From, DateTimeOffset To);
