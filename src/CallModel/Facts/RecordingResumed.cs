namespace CallCenter.CallModel.Facts;

/// <summary>The counterpart of <see cref="RecordingPaused"/>: by the agent's word, or because the agent's part in the call ended.</summary>
public sealed record RecordingResumed : CallFact
{
    public required string Agent { get; init; }
}
