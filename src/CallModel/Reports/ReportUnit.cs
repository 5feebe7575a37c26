namespace CallCenter.CallModel.Reports;

/// <summary>How a figure is to be read. Share: 0..1.</summary>
public enum ReportUnit { Count, Seconds, Minutes, Share }
