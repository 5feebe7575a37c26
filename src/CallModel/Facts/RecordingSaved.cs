namespace CallCenter.CallModel.Facts;

public sealed record RecordingSaved : CallFact
{
    /// <summary>Relative to the recordings folder.</summary>
    public required string File { get; init; }
    public required double Seconds { get; init; }
}
