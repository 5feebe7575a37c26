namespace CallCenter.CallModel.Facts;

/// <summary>The counterpart of <see cref="ConsultationBegan"/>.</summary>
public sealed record ConsultationEnded : CallFact
{
    public required string Agent { get; init; }
    public string? WithAgent { get; init; }
    public string? WithNumber { get; init; }
    public required ConsultationEnd End { get; init; }
    public required long ConsultedMs { get; init; }
}
