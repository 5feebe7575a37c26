namespace CallCenter.CallModel.Reports;

/// <summary>The reports that there are; the words stand in addresses.</summary>
public enum ReportName { Inbound, Waiting, Talk, Load, Lost, Transfers, Agents, NotReady, Axes, Estimates, SelfService, Recognition }
