namespace CallCenter.CallModel.Facts;

/// <summary>Caller and agent (or an outside number) hear each other from here on.</summary>
public sealed record CallBridged : CallFact
{
    public string? Agent { get; init; }
    public string? Number { get; init; }
    public string? Queue { get; init; }
}
