namespace CallCenter.AgentBridge.Reports;

/// <param name="Address">what the page was asked, as it stands in its address behind the question mark.</param>
internal sealed record SavedReportRequest(string? Name, string? Address);
