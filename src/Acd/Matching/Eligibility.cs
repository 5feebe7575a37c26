using CallCenter.Acd.Agents;
using CallCenter.Acd.Channels;
using CallCenter.Acd.Core;
using CallCenter.Acd.Work;
using CallCenter.CallModel.Supervision;

namespace CallCenter.Acd.Matching;

/// <summary>Which agents may be offered a waiting item, and why the others may not: one answer for the matching and for who asks.</summary>
internal sealed class Eligibility(LoopServices loop, AgentBook agents, ChannelTable channels)
{
    public PassedOver Of(Agent agent, Stay stay, QueueConfig queue) =>
        !agent.Profile.Queues.Contains(queue.Name) ? PassedOver.NotInQueue
        : !HasSkills(agent, stay, queue) ? PassedOver.NoSkill
        : agent.State == AgentState.SignedOut ? PassedOver.SignedOut
        : agent.State == AgentState.NotReady ? PassedOver.NotReady
        : agent.State == AgentState.WrapUp || !agents.HasRoom(agent, stay.Channel) ? PassedOver.Busy
        : !channels.CanReach(stay.Channel, agent.User) ? PassedOver.NoPhone
        : stay.MeantFor is { } meant && meant != agent.User ? PassedOver.NotMeant
        : !IsGroupsTurn(agent, stay, queue) || (WaitsFor(stay, queue) is { } own && own != agent) ? PassedOver.NotYet
        : (agent.ReservedFor ?? stay.Id) != stay.Id ? PassedOver.Reserved
        : agent.Rest is not null ? PassedOver.Resting
        : IsSpared(agent, stay, queue) ? PassedOver.TurnedDown
        : PassedOver.None;

    /// <summary>The agent who served the customer last, while the item is to wait for that one alone.</summary>
    public Agent? WaitsFor(Stay stay, QueueConfig queue) =>
        queue.Rules.LastAgent && Waited(stay) < queue.Rules.LastAgentSeconds && stay.Item.Context.LastAgent is { } user
        && agents.Find(user) is { IsAtWork: true } own && !stay.Tried.Contains(own) && Serves(own, stay, queue)
            ? own
            : null;

    /// <summary>How many of the queue's preferred skills the agent lacks.</summary>
    public int Missing(Agent agent, Stay stay, QueueConfig queue) =>
        queue.Rules.Skills.Count(rule => rule.Preferred && !HasSkill(agent, rule.Skill, rule.LevelAfter(Waited(stay))));

    /// <summary>The agent's place among the queue's groups; who is in none comes after the last.</summary>
    public static int GroupOf(Agent agent, QueueRules rules)
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

    private double Waited(Stay stay) => (loop.Facts.Now - stay.Place).TotalSeconds;

    /// <summary>The agent turned it down a moment ago, and somebody else who is at work could take it.</summary>
    private bool IsSpared(Agent agent, Stay stay, QueueConfig queue) => stay.Rejections.ContainsKey(agent)
        && agents.All.Any(other => other.IsAtWork && !stay.Rejections.ContainsKey(other) && Serves(other, stay, queue));

    private bool Serves(Agent agent, Stay stay, QueueConfig queue) =>
        agent.Profile.Queues.Contains(queue.Name) && HasSkills(agent, stay, queue) && IsGroupsTurn(agent, stay, queue);

    private bool HasSkills(Agent agent, Stay stay, QueueConfig queue) => HasSkill(agent, queue.Skill, 1) && HasSkill(agent, stay.Item.Skill, 1)
        && queue.Rules.Skills.All(rule => rule.Preferred || HasSkill(agent, rule.Skill, rule.LevelAfter(Waited(stay))));

    private bool IsGroupsTurn(Agent agent, Stay stay, QueueConfig queue) => queue.Rules.Groups is not { Count: > 0 } groups
        || Waited(stay) >= groups[Math.Min(GroupOf(agent, queue.Rules), groups.Count - 1)].AfterSeconds;

    private static bool HasSkill(Agent agent, string? skill, int level) =>
        skill is null || level == 0 || agent.Profile.Skills.GetValueOrDefault(skill) >= level;
}
