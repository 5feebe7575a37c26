namespace CallCenter.CallModel.Facts;

public sealed record CustomerMatched : CallFact
{
    /// <summary>None, one or several customers have the caller's number, or what was keyed; several are shown, never guessed.</summary>
    public required IReadOnlyList<Guid> CustomerIds { get; init; }

    /// <summary>The name of what the caller keyed that found them; null = the caller's number did.</summary>
    public string? By { get; init; }
}
