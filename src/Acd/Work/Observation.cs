namespace CallCenter.Acd.Work;

/// <summary>A supervisor who is being called for an agent's item, or takes part in it.</summary>
internal sealed class Observation(Stay stay, string supervisor, string agent, long lease, ObservationMode mode, DateTimeOffset since)
{
    public Stay Stay { get; } = stay;

    public string Supervisor { get; } = supervisor;

    /// <summary>Whose part is observed: it ends with that.</summary>
    public string Agent { get; } = agent;

    public long Lease { get; } = lease;

    public ObservationMode Mode { get; set; } = mode;

    /// <summary>Null while the telephone rings.</summary>
    public LegId? Leg { get; set; }

    /// <summary>Called since; once joined, there since.</summary>
    public DateTimeOffset Since { get; set; } = since;
}
