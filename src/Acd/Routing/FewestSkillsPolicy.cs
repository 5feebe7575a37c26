namespace CallCenter.Acd.Routing;

internal sealed class FewestSkillsPolicy : IRoutingPolicy
{
    public string Name => RoutingPolicyNames.FewestSkills;

    public int Compare(in Candidate a, in Candidate b) =>
        a.Skills != b.Skills ? a.Skills.CompareTo(b.Skills) : RoutingPolicies.ByIdleTime(a, b);
}
