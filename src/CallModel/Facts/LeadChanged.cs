namespace CallCenter.CallModel.Facts;

/// <summary>Somebody has changed a campaign's lead by hand.</summary>
public sealed record LeadChanged : Fact
{
    /// <summary>The user.</summary>
    public required string By { get; init; }

    public required Guid Campaign { get; init; }

    public required Guid Lead { get; init; }

    /// <summary>What was changed: "number", "attempts", …</summary>
    public required IReadOnlyList<string> Fields { get; init; }
}
