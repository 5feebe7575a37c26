namespace CallCenter.CallModel.Facts;

/// <summary>A choice in a menu: which, and whether it was pressed or spoken.</summary>
public sealed record ChoiceMade : CallFact
{
    public required string Menu { get; init; }
    /// <summary>The choice's name, or "noInput" / "noMatch".</summary>
    public required string Choice { get; init; }
    public required bool Spoken { get; init; }
    public string? Heard { get; init; }
}
