namespace CallCenter.CallModel.Facts;

/// <summary>The caller's answer to "did that help?".</summary>
public sealed record AnswerJudged : CallFact
{
    public required string Article { get; init; }
    public required bool Helped { get; init; }
}
