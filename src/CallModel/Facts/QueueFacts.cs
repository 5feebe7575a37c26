namespace CallCenter.CallModel;

public sealed record CallQueued : CallFact
{
    public required string Queue { get; init; }
    public required int Position { get; init; }
    public int Priority { get; init; }
}

public sealed record PositionAnnounced : CallFact
{
    public required string Queue { get; init; }
    public required int Position { get; init; }
    /// <summary>Announced waiting time; kept so that it can be held against what came true.</summary>
    public int? EstimatedWaitSeconds { get; init; }
}

/// <summary>The call was offered to an agent under a lease.</summary>
public sealed record CallOffered : CallFact
{
    public required string Queue { get; init; }
    public required string Agent { get; init; }
    /// <summary>The lease's fencing token: grows with every offer; an answer under an older token is refused.</summary>
    public required long Lease { get; init; }
}

public enum OfferResult { Accepted, NoAnswer, Rejected, Unreachable, Withdrawn }

public sealed record OfferEnded : CallFact
{
    public required string Queue { get; init; }
    public required string Agent { get; init; }
    public required long Lease { get; init; }
    public required OfferResult Result { get; init; }
}

public sealed record CallAccepted : CallFact
{
    public required string Queue { get; init; }
    public required string Agent { get; init; }
    public required long Lease { get; init; }
    public required long WaitedMs { get; init; }
}

/// <summary>Caller and agent (or an outside number) hear each other from here on.</summary>
public sealed record CallBridged : CallFact
{
    public string? Agent { get; init; }
    public string? Number { get; init; }
    public string? Queue { get; init; }
}

public sealed record CallHeld : CallFact
{
    public required string Agent { get; init; }
}

public sealed record CallResumed : CallFact
{
    public required string Agent { get; init; }
}

/// <summary>The counterpart of <see cref="CallBridged"/>: they no longer hear each other.</summary>
public sealed record CallReleased : CallFact
{
    public string? Agent { get; init; }
    public string? Number { get; init; }
    public required EndReason Reason { get; init; }
    public required long TalkedMs { get; init; }
}

public sealed record CallTransferred : CallFact
{
    /// <summary>The agent who passed it on; null when the flow did.</summary>
    public string? Agent { get; init; }
    public string? ToQueue { get; init; }
    public string? ToNumber { get; init; }
    public required bool Succeeded { get; init; }
}

public enum QueueLeaving { Accepted, Abandoned, TimedOut, Closed, LeftByKey }

/// <summary>The counterpart of <see cref="CallQueued"/>.</summary>
public sealed record QueueLeft : CallFact
{
    public required string Queue { get; init; }
    public required QueueLeaving Why { get; init; }
    public required long WaitedMs { get; init; }
}
