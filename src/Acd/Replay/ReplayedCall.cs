namespace CallCenter.Acd.Replay;

/// <summary>A caller who is on the floor of a replay.</summary>
internal sealed class ReplayedCall(ReplayCall plan)
{
    public ReplayCall Plan { get; } = plan;

    /// <summary>Runs out when the caller gives up.</summary>
    public required ITimer Patience { get; init; }

    public ITimer? Ringing { get; set; }

    public long Lease { get; set; }

    /// <summary>Who is offered the call, or has it.</summary>
    public string? Agent { get; set; }
}
