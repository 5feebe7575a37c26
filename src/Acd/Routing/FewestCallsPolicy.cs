namespace CallCenter.Acd.Routing;

internal sealed class FewestCallsPolicy : IRoutingPolicy
{
    public string Name => RoutingPolicyNames.FewestCalls;

    public int Compare(in Candidate a, in Candidate b) =>
        a.CallsToday != b.CallsToday ? a.CallsToday.CompareTo(b.CallsToday) : RoutingPolicies.ByIdleTime(a, b);
}
