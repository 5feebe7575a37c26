namespace CallCenter.Reports.Tables;

/// <summary>How one queue's calls are judged.</summary>
/// <param name="Seconds">the target of the service level.</param>
/// <param name="ShortSeconds">who gives up within this time has not really waited.</param>
internal sealed record QueueRule(ServiceLevelFormula Formula, int Seconds, int ShortSeconds);
