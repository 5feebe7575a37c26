using CallCenter.Acd.Agents;
using CallCenter.Acd.Core;
using CallCenter.Acd.Logging;
using CallCenter.Acd.Routing;
using CallCenter.Acd.Work;
using CallCenter.CallModel.Supervision;
using Microsoft.Extensions.Logging;

namespace CallCenter.Acd.Matching;

/// <summary>
/// Which of the free agents is offered an item. In this order: who has not missed it yet, who has less at hand, who served the customer last,
/// the earlier group, who has more of the preferred skills, and the queue's routing policy.
/// </summary>
internal sealed class AgentChoice(LoopServices loop, AgentBook agents, Eligibility eligibility, ILogger log)
{
    private const int MostAtOnce = 20;

    private readonly HashSet<string> _warned = [];

    public Chosen For(Stay stay)
    {
        var queue = agents.Roster.Queue(stay.Queue);
        var policy = PolicyOf(queue);
        var free = agents.Open.Where(a => eligibility.Of(a, stay, queue) == PassedOver.None).Select(a => RankOf(a, stay, queue)).ToList();
        free.Sort((a, b) => Compare(policy, a, b));
        return free.Count == 0 ? new Chosen([], ForAll: IsLikeOthers(stay, queue))
            : new Chosen(queue.Rules.RingAll && stay.Within is null ? AllBeside(free) : [free[0].Agent], ForAll: false);
    }

    /// <summary>An agent of a queue for somebody whom another agent has already; nobody who has been asked in vain.</summary>
    public Agent? Colleague(Stay stay, QueueConfig queue)
    {
        var policy = PolicyOf(queue);
        return agents.Open.Where(a => !stay.Tried.Contains(a) && eligibility.Of(a, stay, queue) == PassedOver.None)
            .Select(a => RankOf(a, stay, queue))
            .Order(Comparer<AgentRank>.Create((a, b) => Compare(policy, a, b)))
            .FirstOrDefault().Agent;
    }

    private static List<Agent> AllBeside(List<AgentRank> free) =>
        [.. free.TakeWhile(r => r.Tried == free[0].Tried && r.Group == free[0].Group).Take(MostAtOnce).Select(r => r.Agent)];

    /// <summary>Nothing but what all of its kind share keeps the free agents from it.</summary>
    private bool IsLikeOthers(Stay stay, QueueConfig queue) => stay.Rejections.Count == 0 && stay.MeantFor is null
        && eligibility.WaitsFor(stay, queue) is null && !agents.Open.Any(a => a.ReservedFor is not null);

    private AgentRank RankOf(Agent agent, Stay stay, QueueConfig queue)
    {
        var candidate = new Candidate(agent.User, agent.IdleSince, agent.CallsOn(loop.Facts.Today),
            queue.Skill is null ? 0 : agent.Profile.Skills.GetValueOrDefault(queue.Skill), agent.Profile.Skills.Count,
            agent.Shift.Occupancy(loop.Facts.Now), agent.LastOffer);
        return new AgentRank(agent, stay.Tried.Contains(agent), agent.Assignments.Count,
            queue.Rules.LastAgent && agent.User == stay.Item.Context.LastAgent, Eligibility.GroupOf(agent, queue.Rules),
            eligibility.Missing(agent, stay, queue), candidate);
    }

    private static int Compare(IRoutingPolicy policy, in AgentRank a, in AgentRank b)
    {
        var order = a.Tried.CompareTo(b.Tried);
        order = order != 0 ? order : a.Load.CompareTo(b.Load);
        order = order != 0 ? order : b.Own.CompareTo(a.Own);
        order = order != 0 ? order : a.Group.CompareTo(b.Group);
        order = order != 0 ? order : a.Missing.CompareTo(b.Missing);
        return order != 0 ? order : policy.Compare(a.Candidate, b.Candidate);
    }

    private IRoutingPolicy PolicyOf(QueueConfig queue)
    {
        var policy = RoutingPolicies.Find(queue.Routing);
        if (policy is null && _warned.Add(queue.Name))
        {
            log.UnknownPolicy(queue.Name, queue.Routing, RoutingPolicies.Default.Name);
        }

        return policy ?? RoutingPolicies.Default;
    }
}
