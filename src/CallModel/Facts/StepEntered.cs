namespace CallCenter.CallModel.Facts;

public sealed record StepEntered : CallFact
{
    public required string Step { get; init; }
}
