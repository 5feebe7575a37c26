namespace CallCenter.AgentBridge.Health;

/// <param name="Status">the worst state of all parts.</param>
internal sealed record HealthAnswer(PartState Status, IReadOnlyList<PartHealth> Parts);
