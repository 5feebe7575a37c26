namespace CallCenter.CallModel.Facts;

/// <summary>The caller left a message for a queue; it is the last part of the call's recording.</summary>
public sealed record VoicemailLeft : CallFact
{
    public required string Queue { get; init; }
    public required double Seconds { get; init; }
}
