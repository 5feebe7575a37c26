namespace CallCenter.CallModel.Reports;

/// <summary>How often a report is mailed.</summary>
public enum ReportRhythm { Daily, Weekly, Monthly }
