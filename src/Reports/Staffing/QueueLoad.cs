namespace CallCenter.Reports.Staffing;

/// <summary>What comes to a queue.</summary>
/// <param name="Rate">calls a second.</param>
/// <param name="Handle">mean seconds of work on a call; null = unknown.</param>
/// <param name="Patience">mean seconds until callers give up; null = nobody has.</param>
internal readonly record struct QueueLoad(double Rate, double? Handle, double? Patience)
{
    /// <summary>Agents that would be busy all the time with it.</summary>
    public double Erlangs => Rate * (Handle ?? 0);
}
