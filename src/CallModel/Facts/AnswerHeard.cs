namespace CallCenter.CallModel.Facts;

/// <summary>A waiting caller has asked for the answer that was offered, and hears it.</summary>
public sealed record AnswerHeard : CallFact
{
    public required string Queue { get; init; }
    /// <summary>The article's key.</summary>
    public required string Article { get; init; }
}
