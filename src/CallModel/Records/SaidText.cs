using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Records;

/// <summary>What was heard in a call, written down in it or noted about it; or noted on a ticket.</summary>
/// <param name="Place">grows with time; one text has one.</param>
/// <param name="CallId">null = of a ticket.</param>
/// <param name="Who">the agent; null = the caller.</param>
public sealed record SaidText(long Place, CallId? CallId, DateTimeOffset At, SaidKind Kind, string? Who, string Text)
{
    /// <summary>Set for <see cref="SaidKind.TicketNote"/> alone.</summary>
    public Guid? Ticket { get; init; }
}
