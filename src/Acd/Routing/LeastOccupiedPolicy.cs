namespace CallCenter.Acd.Routing;

internal sealed class LeastOccupiedPolicy : IRoutingPolicy
{
    public string Name => RoutingPolicyNames.LeastOccupied;

    public int Compare(in Candidate a, in Candidate b) =>
        a.Occupancy != b.Occupancy ? a.Occupancy.CompareTo(b.Occupancy) : RoutingPolicies.ByIdleTime(a, b);
}
