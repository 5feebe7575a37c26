namespace CallCenter.Acd.Routing;

internal sealed class RoundRobinPolicy : IRoutingPolicy
{
    public string Name => RoutingPolicyNames.RoundRobin;

    public int Compare(in Candidate a, in Candidate b) =>
        a.LastOffer != b.LastOffer ? a.LastOffer.CompareTo(b.LastOffer) : RoutingPolicies.ByIdleTime(a, b);
}
