namespace CallCenter.Reports;

/// <summary>What reports take from the server's settings.</summary>
/// <param name="ServiceLevel">the formula of queues that have none of their own.</param>
public sealed record ReportOptions(ServiceLevelFormula ServiceLevel = ServiceLevelFormula.LateAbandons);
