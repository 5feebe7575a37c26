using CallCenter.Acd.Agents;
using CallCenter.Acd.Channels;
using CallCenter.Acd.Work;
using CallCenter.CallModel.Supervision;

namespace CallCenter.Acd.Matching;

/// <summary>Which agents may be offered a waiting item, and why the others may not: one answer for the matching and for who asks.</summary>
internal sealed class Eligibility(AgentBook agents, ChannelTable channels)
{
    public PassedOver Of(Agent agent, Stay stay, QueueConfig queue) =>
        !agent.Profile.Queues.Contains(queue.Name) ? PassedOver.NotInQueue
        : !HasSkill(agent, queue.Skill) || !HasSkill(agent, stay.Item.Skill) ? PassedOver.NoSkill
        : agent.State == AgentState.SignedOut ? PassedOver.SignedOut
        : agent.State == AgentState.NotReady ? PassedOver.NotReady
        : agent.State == AgentState.WrapUp || !agents.HasRoom(agent, stay.Channel) ? PassedOver.Busy
        : !channels.CanReach(stay.Channel, agent.User) ? PassedOver.NoPhone
        : stay.MeantFor is { } meant && meant != agent.User ? PassedOver.NotMeant
        : (agent.ReservedFor ?? stay.Id) != stay.Id ? PassedOver.Reserved
        : agent.Rest is not null ? PassedOver.Resting
        : IsSpared(agent, stay, queue) ? PassedOver.TurnedDown
        : PassedOver.None;

    /// <summary>The agent turned it down a moment ago, and somebody else who is at work could take it.</summary>
    private bool IsSpared(Agent agent, Stay stay, QueueConfig queue) => stay.Rejections.ContainsKey(agent)
        && agents.All.Any(other => other.IsAtWork && !stay.Rejections.ContainsKey(other) && other.Profile.Queues.Contains(queue.Name)
            && HasSkill(other, queue.Skill) && HasSkill(other, stay.Item.Skill));

    private static bool HasSkill(Agent agent, string? skill) => skill is null || agent.Profile.Skills.GetValueOrDefault(skill) > 0;
}
