namespace CallCenter.CallModel.Facts;

public sealed record FlowEntered : CallFact
{
    public required string Flow { get; init; }
    public required int Version { get; init; }
}
