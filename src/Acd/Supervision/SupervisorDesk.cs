using CallCenter.Acd.Core;
using CallCenter.Acd.Settings;
using CallCenter.CallModel.Supervision;

namespace CallCenter.Acd.Supervision;

/// <summary>Supervisors' commands, each as one question to the loop.</summary>
/// <param name="move">moves a waiting item.</param>
/// <param name="waiting">who waits, and why.</param>
internal sealed class SupervisorDesk(FloorMailbox mailbox, Roster roster, Observations observations, Func<string, CallId, string?, DeskError> move,
    Func<string?, IReadOnlyList<WaitingCall>> waiting) : ISupervision
{
    public IReadOnlyList<ObservationView> Observations => observations.Views;

    public Task<DeskError> ObserveAsync(string supervisor, CallId call, ObservationMode mode) => Ask(() => observations.Begin(supervisor, call, mode));

    public Task<DeskError> LeaveAsync(string supervisor) => Ask(() => observations.Leave(supervisor));

    public Task<IReadOnlyList<WaitingCall>> WaitingAsync(string? queue) => mailbox.AskAsync(() => waiting(queue), whenStopped: []);

    public async Task<DeskError> MoveAsync(string supervisor, CallId call, string? queue)
    {
        if (queue is not null)
        {
            await roster.EnsureQueueAsync(queue);
        }

        return await Ask(() => move(supervisor, call, queue));
    }

    private Task<DeskError> Ask(Func<DeskError> command) => mailbox.AskAsync(command, DeskError.NoCall);
}
