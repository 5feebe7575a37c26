namespace CallCenter.CallModel.Facts;

public sealed record ServerStarted : Fact
{
    public required string Version { get; init; }
}
