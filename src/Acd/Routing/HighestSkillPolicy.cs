namespace CallCenter.Acd.Routing;

internal sealed class HighestSkillPolicy : IRoutingPolicy
{
    public string Name => RoutingPolicyNames.HighestSkill;

    public int Compare(in Candidate a, in Candidate b) =>
        a.SkillLevel != b.SkillLevel ? b.SkillLevel.CompareTo(a.SkillLevel) : RoutingPolicies.ByIdleTime(a, b);
}
