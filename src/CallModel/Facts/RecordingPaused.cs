namespace CallCenter.CallModel.Facts;

/// <summary>The recording has silence from here on, by an agent's word.</summary>
public sealed record RecordingPaused : CallFact
{
    public required string Agent { get; init; }
}
