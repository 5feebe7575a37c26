using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Records;

/// <summary>Which calls are wanted; what is null does not matter.</summary>
public sealed record CallQuery
{
    /// <summary>First moment of arrival.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>First moment no longer wanted.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only those that stand behind this call in the list: the last one of the page before. Null: from the newest on.</summary>
    public CallRecord? Before { get; init; }

    /// <summary>Digits that stand in either number.</summary>
    public string? Phone { get; init; }

    /// <summary>The agent who had the call last.</summary>
    public string? Agent { get; init; }

    /// <summary>The queue that the call was in last.</summary>
    public string? Queue { get; init; }

    public CallResult? Result { get; init; }

    public int Limit { get; init; } = 100;

    /// <summary>Whether a call fits by its parties; its place in time is not looked at.</summary>
    public bool Fits(CallRecord call) =>
        (Phone is null || call.From.Contains(Phone, StringComparison.Ordinal) || call.To.Contains(Phone, StringComparison.Ordinal))
        && (Agent is null || call.Agent == Agent)
        && (Queue is null || call.Queue == Queue)
        && (Result is null || call.End?.Result == Result);
}
