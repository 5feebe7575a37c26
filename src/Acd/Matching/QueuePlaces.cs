using CallCenter.Acd.Agents;
using CallCenter.Acd.Core;
using CallCenter.Acd.Waiting;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Matching;

/// <summary>Places in the line, and agents who are kept for calls that are being dialed.</summary>
internal sealed class QueuePlaces(LoopServices loop, AgentBook agents, WaitingRoom room) : IQueuePlaces
{
    public Task<IReadOnlyList<DateTimeOffset>> WaitingAsync(string queue) => loop.Mailbox.AskAsync<IReadOnlyList<DateTimeOffset>>(
        () => [.. room.Line.Stays.Where(stay => stay.Queue == queue && stay.State == StayState.Waiting).Select(stay => stay.Place)], whenStopped: []);

    public Task<bool> ReserveAsync(string agent, CallId call, TimeSpan longest) => loop.Mailbox.AskAsync(
        () =>
        {
            if (agents.Find(agent) is not { State: AgentState.Ready, ReservedFor: null, Rest: null } ready || !agents.Open.Contains(ready))
            {
                return false;
            }

            ready.ReservedFor = call;
            ready.Reservation = loop.Deadlines.Set(longest, () => Free(ready));
            return true;
        },
        whenStopped: false);

    public void Free(CallId call) => WithKept(call, Free);

    public void Miss(CallId call) => WithKept(call, agent =>
    {
        Free(agent);
        agents.Fire(agent, AgentTrigger.GoNotReady, NotReadyReason.NoAnswer);
    });

    /// <summary>The call is there, or does not come.</summary>
    public static void Free(Agent agent)
    {
        agent.Reservation?.Cancel();
        (agent.ReservedFor, agent.Reservation) = (null, null);
    }

    private void WithKept(CallId call, Action<Agent> change) => loop.Mailbox.Post(() =>
    {
        if (agents.All.FirstOrDefault(agent => agent.ReservedFor == call) is { } kept)
        {
            change(kept);
        }
    });
}
