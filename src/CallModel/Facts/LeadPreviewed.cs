namespace CallCenter.CallModel.Facts;

/// <summary>An agent has looked at a campaign's lead, and this became of it.</summary>
public sealed record LeadPreviewed : AgentFact
{
    public required Guid Campaign { get; init; }

    /// <summary>E.164.</summary>
    public required string Number { get; init; }

    public required PreviewEnd Result { get; init; }

    /// <summary>With Refused: why it is not dialed, in the word of DialBar.</summary>
    public string? Bar { get; init; }
}
