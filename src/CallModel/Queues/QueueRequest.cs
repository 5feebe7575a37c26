using CallCenter.CallModel.Contacts;
using CallCenter.CallModel.Telephony;

namespace CallCenter.CallModel.Queues;

/// <summary>A caller who is to wait for an agent.</summary>
/// <param name="Context">what is already known of the call; shown to the agent.</param>
public sealed record QueueRequest(ICallLeg Caller, string Queue, int Priority, string Language, CallContext Context)
{
    /// <inheritdoc cref="WorkItem.Within"/>
    public TimeSpan? Within { get; init; }

    /// <inheritdoc cref="WorkItem.Since"/>
    public DateTimeOffset? Since { get; init; }

    /// <inheritdoc cref="WorkItem.Agent"/>
    public string? Agent { get; init; }

    /// <inheritdoc cref="WorkItem.Answer"/>
    public WaitingAnswer? Answer { get; init; }

    /// <inheritdoc cref="WorkItem.Dialed"/>
    public bool Dialed { get; init; }

    /// <inheritdoc cref="WorkItem.CallbackAfter"/>
    public TimeSpan? CallbackAfter { get; init; }
}
