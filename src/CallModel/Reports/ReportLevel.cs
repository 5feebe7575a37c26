using CallCenter.CallModel.Figures;

namespace CallCenter.CallModel.Reports;

/// <summary>How one queue's service level came about in a report's whole range.</summary>
/// <param name="Met">calls that met the target, of the judged ones.</param>
public sealed record ReportLevel(string Queue, ServiceLevelFormula Formula, int Seconds, int Met, int Judged);
