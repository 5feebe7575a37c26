using CallCenter.Acd.Agents;
using CallCenter.Acd.Channels;
using CallCenter.Acd.Core;
using CallCenter.Acd.Logging;
using CallCenter.Acd.Routing;
using CallCenter.Acd.Work;
using Microsoft.Extensions.Logging;

namespace CallCenter.Acd.Matching;

/// <summary>
/// Which of the free agents is offered an item. In this order: who has not missed it yet, who has less at hand, who served the customer last,
/// the earlier group, who has more of the preferred skills, and the queue's routing policy.
/// </summary>
internal sealed class AgentChoice(LoopServices loop, AgentBook agents, ChannelTable channels, ILogger log)
{
    private const int MostAtOnce = 20;

    private readonly HashSet<string> _warned = [];

    public Chosen For(Stay stay)
    {
        var queue = agents.Roster.Queue(stay.Queue);
        var waited = (loop.Facts.Now - stay.Place).TotalSeconds;
        if (WaitsFor(stay, queue, waited) is { } own)
        {
            return new Chosen(agents.Open.Contains(own) && IsFree(own, stay, queue, waited) ? [own] : [], ForAll: false);
        }

        var policy = PolicyOf(queue);
        var free = agents.Open.Where(a => IsFree(a, stay, queue, waited)).Select(a => RankOf(a, stay, queue, waited)).ToList();
        free.Sort((a, b) => Compare(policy, a, b));
        return free.Count == 0 ? new Chosen([], ForAll: stay.Rejections.Count == 0 && Wanted(stay) is null && !agents.Open.Any(a => a.ReservedFor is not null))
            : new Chosen(queue.Rules.RingAll && stay.Within is null ? AllBeside(free) : [free[0].Agent], ForAll: false);
    }

    private static string? Wanted(Stay stay) => stay.ServedBy is null ? stay.Item.Agent : null;

    private static List<Agent> AllBeside(List<AgentRank> free) =>
        [.. free.TakeWhile(r => r.Tried == free[0].Tried && r.Group == free[0].Group).Take(MostAtOnce).Select(r => r.Agent)];

    /// <summary>The agent who served the customer last, while the item is to wait for that one alone.</summary>
    private Agent? WaitsFor(Stay stay, QueueConfig queue, double waited) =>
        queue.Rules.LastAgent && waited < queue.Rules.LastAgentSeconds && LastAgentOf(stay) is { IsAtWork: true } own
        && !stay.Tried.Contains(own) && Serves(own, stay, queue, waited)
            ? own
            : null;

    private Agent? LastAgentOf(Stay stay) => stay.Item.Context.LastAgent is { } user ? agents.Find(user) : null;

    // A caller who is brought for one agent waits for that one alone; an agent who is kept for a call is nobody else's.
    private bool IsFree(Agent agent, Stay stay, QueueConfig queue, double waited) =>
        agent.Rest is null && (Wanted(stay) ?? agent.User) == agent.User && (agent.ReservedFor ?? stay.Id) == stay.Id && Serves(agent, stay, queue, waited)
        && agents.HasRoom(agent, stay.Channel) && channels.CanReach(stay.Channel, agent.User) && !IsSpared(agent, stay, queue, waited);

    /// <summary>The agent turned it down a moment ago, and somebody else who is at work could take it.</summary>
    private bool IsSpared(Agent agent, Stay stay, QueueConfig queue, double waited) => stay.Rejections.ContainsKey(agent)
        && agents.All.Any(other => other.IsAtWork && !stay.Rejections.ContainsKey(other) && Serves(other, stay, queue, waited));

    private static bool Serves(Agent agent, Stay stay, QueueConfig queue, double waited) =>
        agent.Profile.Queues.Contains(queue.Name) && HasSkill(agent, queue.Skill, 1) && HasSkill(agent, stay.Item.Skill, 1)
        && queue.Rules.Skills.All(rule => rule.Preferred || HasSkill(agent, rule.Skill, rule.LevelAfter(waited)))
        && GroupOf(agent, queue.Rules) is var group && waited >= AfterSeconds(queue.Rules, group);

    private static bool HasSkill(Agent agent, string? skill, int level) =>
        skill is null || level == 0 || agent.Profile.Skills.GetValueOrDefault(skill) >= level;

    private static int GroupOf(Agent agent, QueueRules rules)
    {
        for (var i = 0; i < rules.Groups.Count; i++)
        {
            if (rules.Groups[i].Agents.Contains(agent.User))
            {
                return i;
            }
        }

        return rules.Groups.Count;
    }

    // Who is in no group comes with the last one.
    private static int AfterSeconds(QueueRules rules, int group) =>
        rules.Groups.Count == 0 ? 0 : rules.Groups[Math.Min(group, rules.Groups.Count - 1)].AfterSeconds;

    private AgentRank RankOf(Agent agent, Stay stay, QueueConfig queue, double waited)
    {
        var missing = queue.Rules.Skills.Count(rule => rule.Preferred && !HasSkill(agent, rule.Skill, rule.LevelAfter(waited)));
        var candidate = new Candidate(agent.User, agent.IdleSince, agent.CallsOn(loop.Facts.Today),
            queue.Skill is null ? 0 : agent.Profile.Skills.GetValueOrDefault(queue.Skill), agent.Profile.Skills.Count,
            agent.Shift.Occupancy(loop.Facts.Now), agent.LastOffer);
        return new AgentRank(agent, stay.Tried.Contains(agent), agent.Assignments.Count,
            queue.Rules.LastAgent && agent.User == stay.Item.Context.LastAgent, GroupOf(agent, queue.Rules), missing, candidate);
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
