namespace CallCenter.CallModel.Reports;

/// <summary>What a report has a row for: a stretch of time, or somebody or something.</summary>
public enum ReportGrouping { Hour, Day, Week, Month, Queue, Agent, Number, Campaign }
