namespace CallCenter.CallModel.Callbacks;

/// <summary>How the callbacks of one queue come about and are made.</summary>
/// <param name="Queue">whose callers are called back.</param>
public sealed record CallbackRules(string Queue, CallbackMode Mode = CallbackMode.List)
{
    /// <summary>A caller is offered to be called back who has to expect, or has had, a longer wait; 0 = never.</summary>
    public int OfferAfterSeconds { get; init; } = 60;

    /// <summary>Who hung up while waiting is called back.</summary>
    public bool FromAbandoned { get; init; }

    /// <summary>How often a number is dialed before it is given up.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>Until the next attempt.</summary>
    public int RetryMinutes { get; init; } = 5;

    /// <summary>A callback that is older is given up; 0 = never.</summary>
    public int ExpiryHours { get; init; } = 24;

    /// <summary>The policy pack whose calling hours hold.</summary>
    public string Policy { get; init; } = "neutral";

    /// <summary>The number that is presented; null = the trunk's.</summary>
    public string? CallerNumber { get; init; }

    /// <summary>Counts their changes; 0 = they were never set.</summary>
    public int Version { get; init; }
}
