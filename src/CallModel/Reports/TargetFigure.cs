namespace CallCenter.CallModel.Reports;

/// <summary>Figures that can have a target. The service level is to be at least the value, the others at most.</summary>
public enum TargetFigure { ServiceLevel, AbandonRate, AverageWait, AverageHandle }
