namespace CallCenter.CallModel.Facts;

public sealed record CallHeld : CallFact
{
    public required string Agent { get; init; }
}
