namespace CallCenter.CallModel.Probing;

/// <summary>A probe and how its last call went; null = it has not called yet.</summary>
/// <param name="IsCalling">it calls now.</param>
public sealed record ProbeState(Probe Probe, ProbeRun? Last, bool IsCalling);
