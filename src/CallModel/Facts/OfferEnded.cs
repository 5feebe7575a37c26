namespace CallCenter.CallModel.Facts;

public sealed record OfferEnded : CallFact
{
    public required string Queue { get; init; }
    public required string Agent { get; init; }
    public required long Lease { get; init; }
    public required OfferResult Result { get; init; }
}
