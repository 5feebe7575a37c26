namespace CallCenter.CallModel.Reports;

/// <summary>What a report is written as.</summary>
public enum ReportFormat { Xlsx, Csv, Pdf }
