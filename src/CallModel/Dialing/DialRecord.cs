using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Dialing;

/// <summary>One line of the sealed book of attempts; never changed.</summary>
/// <param name="At">milliseconds are kept.</param>
/// <param name="Policy">name and version of the pack that allowed it.</param>
public sealed record DialRecord(DateTimeOffset At, DialStep Step, Guid Campaign, Guid Lead, CallId Call, string Number, string Policy)
{
    public required string CallerNumber { get; init; }

    public required string Seller { get; init; }

    public PacingMode Mode { get; init; }

    /// <summary>With <see cref="DialStep.Ended"/>.</summary>
    public DialResult? Result { get; init; }

    /// <summary>Milliseconds from the answer to the agent; null without one.</summary>
    public long? ConnectedAfterMs { get; init; }

    /// <summary>A person answered.</summary>
    public bool Answered { get; init; }

    /// <summary>The person had no agent within the time of the policy, or had one later.</summary>
    public bool Abandoned { get; init; }

    /// <summary>The recorded message was played to the person.</summary>
    public bool Message { get; init; }

    public string? Agent { get; init; }

    /// <summary>With <see cref="DialStep.Disposed"/>: what the agent found, in the words of the wrap-up.</summary>
    public string? Disposition { get; init; }
}
