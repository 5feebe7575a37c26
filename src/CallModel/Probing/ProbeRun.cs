namespace CallCenter.CallModel.Probing;

/// <summary>One call of a probe.</summary>
/// <param name="IsGood">all steps went as the script says.</param>
/// <param name="TookMs">milliseconds, of the whole call.</param>
public sealed record ProbeRun(Guid Id, Guid Probe, DateTimeOffset At, bool IsGood, int TookMs, IReadOnlyList<ProbeRunStep> Steps);
