namespace CallCenter.CallModel.Reports;

/// <summary>One figure of a report.</summary>
/// <param name="Key">word of the API; a not-ready reason stands after "notReady.".</param>
/// <param name="HasCalls">the calls behind it can be listed.</param>
public sealed record ReportColumn(string Key, ReportUnit Unit, bool HasCalls);
