namespace CallCenter.CallModel.Facts;

/// <summary>A recording was deleted because it was older than recordings are kept. Comes after the call's end.</summary>
public sealed record RecordingDeleted : CallFact
{
    /// <summary>Relative to the recordings folder.</summary>
    public required string File { get; init; }
}
