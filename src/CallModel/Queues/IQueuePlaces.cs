using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Queues;

/// <summary>What those who dial must know of the floor, and ask of it. Implemented by Acd.</summary>
public interface IQueuePlaces
{
    /// <summary>The places of those who wait in a queue and have no agent yet, the next one first; see <see cref="WorkItem.Since"/>.</summary>
    Task<IReadOnlyList<DateTimeOffset>> WaitingAsync(string queue);

    /// <summary>Keeps an agent who is ready for a call that is being dialed: nothing else is offered until then. False when the agent is not to be had.</summary>
    /// <param name="longest">after which the agent is free again by itself.</param>
    Task<bool> ReserveAsync(string agent, CallId call, TimeSpan longest);

    /// <summary>The agent who was kept for it has not reacted: not ready, as after any offer that was missed.</summary>
    void Miss(CallId call);

    /// <summary>The call does not come: its agent is free again.</summary>
    void Free(CallId call);
}
