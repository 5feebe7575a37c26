namespace CallCenter.AgentBridge.Reports;

/// <param name="Calls">the calls behind it are under /api/v1/reports/{name}/calls.</param>
internal sealed record ReportColumnAnswer(string Key, ReportUnit Unit, bool Calls);
