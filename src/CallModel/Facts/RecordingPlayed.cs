using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Facts;

/// <summary>Somebody has fetched the recording of a call: kept for those who must answer for it. No fact of the call itself, which has ended.</summary>
public sealed record RecordingPlayed : Fact
{
    /// <summary>The user.</summary>
    public required string By { get; init; }

    public required CallId CallId { get; init; }
}
