namespace CallCenter.CallModel.Facts;

/// <summary>A supervisor moved a waiting caller.</summary>
public sealed record CallMoved : CallFact
{
    public required string Supervisor { get; init; }
    public required string FromQueue { get; init; }
    /// <summary>The same queue: to its head.</summary>
    public required string ToQueue { get; init; }
}
