using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Records;

/// <summary>One call as the API shows it: a fold over its facts.</summary>
public sealed record CallRecord(CallId Id, CallDirection Direction, string From, string To, string? CallerName, string? Trunk,
    DateTimeOffset StartedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? EndedAt, CallEnd? End, Guid? CustomerId, Guid? TicketId,
    string? Agent, string? Queue, string? Recording)
{
    /// <summary>The server that has or had the call; null = the only one there was.</summary>
    public string? Node { get; init; }
}
