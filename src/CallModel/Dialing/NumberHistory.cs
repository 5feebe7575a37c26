namespace CallCenter.CallModel.Dialing;

/// <summary>What was done to a number lately, by whatever campaign.</summary>
/// <param name="Attempts">in the last 24 hours.</param>
/// <param name="AbandonedAt">when it last answered and found no agent.</param>
/// <param name="OnList">the do-not-call list that it stands on, our own before any other; null = none.</param>
/// <param name="ListedAt">since when; null = on no list.</param>
public sealed record NumberHistory(int Attempts = 0, DateTimeOffset? AbandonedAt = null, string? OnList = null, DateTimeOffset? ListedAt = null)
{
    public static NumberHistory None { get; } = new();
}
