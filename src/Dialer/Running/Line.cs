namespace CallCenter.Dialer.Running;

/// <summary>One dialed number from the decision to its record. Owned by its campaign's mailbox.</summary>
internal sealed class Line(Lead lead, DateTimeOffset begun)
{
    /// <summary>A line for a lead that waits; the lead becomes as the claim makes it.</summary>
    public static Line Of(Lead lead, CallId call, DateTimeOffset begun, string? keptAgent = null) =>
        new(lead with { State = LeadState.Dialing, Attempts = lead.Attempts + 1, Call = call, Bar = null }, begun) { KeptAgent = keptAgent };

    public Lead Lead { get; } = lead;

    public CallId Call { get; } = lead.Call!.Value;

    /// <summary>Who has looked at the lead and waits for the answer; null = whoever serves the queue.</summary>
    public string? KeptAgent { get; init; }

    public DateTimeOffset Begun => begun;

    public LinePhase Phase { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public long? ConnectedAfterMs { get; set; }

    public string? Agent { get; set; }

    /// <summary>Had no agent in time, or later.</summary>
    public bool Abandoned { get; set; }

    /// <summary>Whether it was abandoned is known.</summary>
    public bool Resolved { get; set; }

    public bool MessagePlayed { get; set; }

    public bool OptedOut { get; set; }

    /// <summary>The announcement was heard to its end, or replied to.</summary>
    public bool Heard { get; set; }

    /// <summary>What the person replied by key.</summary>
    public CampaignDisposition? Word { get; set; }

    /// <summary>A machine was heard, and its call ended.</summary>
    public bool IsMachine { get; set; }

    /// <summary>Nothing could be dialed: no line was free, or there is no trunk.</summary>
    public bool HadNoLine { get; set; }

    /// <summary>How it ended, once it has.</summary>
    public DialResult Result(CallEnd? end) => this switch
    {
        { OptedOut: true } => DialResult.OptedOut,
        { IsMachine: true } => DialResult.Machine,
        { ConnectedAfterMs: not null } => DialResult.Connected,
        { Abandoned: true } => DialResult.Abandoned,
        { Heard: true } => DialResult.Heard,
        { AnsweredAt: not null } => DialResult.HungUp,
        _ => end?.Reason switch
        {
            EndReason.Busy => DialResult.Busy,
            EndReason.NoAnswer => DialResult.NoAnswer,
            EndReason.Declined => DialResult.Declined,
            EndReason.Cancelled or EndReason.Draining or EndReason.ServerRestarted or EndReason.ServerError => DialResult.Interrupted,
            _ => DialResult.Failed,
        },
    };
}
