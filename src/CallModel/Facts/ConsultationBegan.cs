namespace CallCenter.CallModel.Facts;

/// <summary>An agent talks to somebody about the call while the caller hears music. Followed by its <see cref="ConsultationEnded"/>.</summary>
public sealed record ConsultationBegan : CallFact
{
    public required string Agent { get; init; }
    /// <summary>The colleague's user name; null when a number is consulted.</summary>
    public string? WithAgent { get; init; }
    public string? WithNumber { get; init; }
}
