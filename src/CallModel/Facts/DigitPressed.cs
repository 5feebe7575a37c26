namespace CallCenter.CallModel.Facts;

public sealed record DigitPressed : CallFact
{
    public required string Digit { get; init; }
    public required DigitSource Source { get; init; }
}
