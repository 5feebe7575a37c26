using CallCenter.Acd.Agents;
using CallCenter.Acd.Estimates;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Waiting;

/// <summary>How long somebody in line has to expect to wait, by those before and the agents at work.</summary>
internal sealed class Outlook(AgentBook agents, WaitingLine line, WaitEstimates estimates)
{
    public int PositionOf(Stay stay) => line.PositionOf(stay, agents.Roster.Queue(stay.Queue).Rules.Order);

    /// <summary>Null below the least evidence, or when nobody serves the queue.</summary>
    public WaitForecast? Of(Stay stay, int position) => estimates.Foresee(stay.Queue, stay.Class, position, ServersOf(stay.Queue));

    public void CameTrue(Stay stay, TimeSpan waited, QueueLeaving why) => estimates.Waited(stay.Queue, stay.Class, waited, why, stay.Foreseen);

    // Agents of several queues count with the share of their work that this queue gave them.
    private double ServersOf(string queue) => agents.All.Where(a => a.IsAtWork && a.Profile.Queues.Contains(queue))
        .Sum(a => estimates.ShareOf(queue, a.Profile.Queues));
}
