namespace CallCenter.Acd.Routing;

internal sealed class LongestIdlePolicy : IRoutingPolicy
{
    public string Name => RoutingPolicyNames.LongestIdle;

    public int Compare(in Candidate a, in Candidate b) => RoutingPolicies.ByIdleTime(a, b);
}
