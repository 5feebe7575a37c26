namespace CallCenter.CallModel.Facts;

/// <summary>A key that the caller pressed.</summary>
public sealed record DigitPressed : CallFact
{
    /// <summary>Stands for a key of a secret (a PIN, a card's number).</summary>
    public const string Masked = "•";

    public required string Digit { get; init; }
    public required DigitSource Source { get; init; }
}
