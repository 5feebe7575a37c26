namespace CallCenter.Acd.Tests.Support;

/// <summary>Rules that send callers round: groups, steps, all ringing at once, and ways out that lead into one another.</summary>
internal static class RandomRules
{
    public static readonly QueueRules Support = new()
    {
        LastAgent = true, LastAgentSeconds = 10, MaxLength = 4, Groups = [new AgentGroup(["ann", "bob"]), new AgentGroup(["cid"], 8)],
        Overflow = [new OverflowRule(OverflowCause.Length, OverflowTarget.Queue, 4, "billing"), new OverflowRule(OverflowCause.Wait, OverflowTarget.Queue, 20, "sales")],
    };

    public static readonly QueueRules Sales = new()
    {
        RingAll = true, Skills = [new SkillRule("money", 2) { Steps = [new SkillStep(5, 1), new SkillStep(15, 0)] }],
        Overflow = [new OverflowRule(OverflowCause.Nobody, OverflowTarget.Voicemail), new OverflowRule(OverflowCause.Wait, OverflowTarget.Queue, 30, "support")],
    };
}
