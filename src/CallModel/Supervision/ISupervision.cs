using CallCenter.CallModel.Calls;
using CallCenter.CallModel.Desk;

namespace CallCenter.CallModel.Supervision;

/// <summary>What supervisors do with the calls of others. Implemented by Acd; safe to use from any thread.</summary>
public interface ISupervision
{
    /// <summary>Supervisors on calls now; answers from memory.</summary>
    IReadOnlyList<ObservationView> Observations { get; }

    /// <summary>
    /// Rings the supervisor's telephone and lets who answers join the call that an agent has; a supervisor who is there already changes the
    /// mode. It ends with the agent's part in the call, or when the supervisor hangs up.
    /// </summary>
    Task<DeskError> ObserveAsync(string supervisor, CallId call, ObservationMode mode);

    /// <summary>Ends the supervisor's own leg, nothing else.</summary>
    Task<DeskError> LeaveAsync(string supervisor);

    /// <summary>Who waits in a queue (null = in any), first come first, and why.</summary>
    Task<IReadOnlyList<WaitingCall>> WaitingAsync(string? queue);

    /// <summary>Moves a waiting caller to another queue, or, with null, to the head of the own one.</summary>
    Task<DeskError> MoveAsync(string supervisor, CallId call, string? queue);
}
