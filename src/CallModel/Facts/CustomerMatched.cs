namespace CallCenter.CallModel.Facts;

public sealed record CustomerMatched : CallFact
{
    /// <summary>None, one or several customers have the caller's number; several are shown, never guessed.</summary>
    public required IReadOnlyList<Guid> CustomerIds { get; init; }
}
