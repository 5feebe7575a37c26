namespace CallCenter.ServiceDesk.Webhooks;

/// <summary>Where the company's own system is told of offers and answers.</summary>
/// <param name="Url">of queues that have none of their own; null = those are not told.</param>
/// <param name="Secret">what is posted is signed with it; null = nothing is posted.</param>
public sealed record WebhookOptions(Uri? Url, string? Secret)
{
    /// <summary>What has not arrived by then helps nobody any more.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Of one request.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Before the second try; twice as long before each further one.</summary>
    public TimeSpan FirstRest { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Most that wait; the oldest are left out.</summary>
    public int Capacity { get; init; } = 1000;
}
