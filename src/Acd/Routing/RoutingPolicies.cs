using System.Collections.Frozen;

namespace CallCenter.Acd.Routing;

internal static class RoutingPolicies
{
    private static readonly FrozenDictionary<string, IRoutingPolicy> ByName =
        new IRoutingPolicy[] { new LongestIdlePolicy(), new FewestCallsPolicy(), new HighestSkillPolicy(), new FewestSkillsPolicy(),
            new RoundRobinPolicy(), new LeastOccupiedPolicy() }
            .ToFrozenDictionary(p => p.Name, StringComparer.Ordinal);

    public static IRoutingPolicy Default { get; } = ByName[RoutingPolicyNames.LongestIdle];

    public static IRoutingPolicy? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The last word of every policy: who has been idle longest, then by name.</summary>
    public static int ByIdleTime(in Candidate a, in Candidate b) =>
        a.IdleSince != b.IdleSince ? a.IdleSince.CompareTo(b.IdleSince) : string.CompareOrdinal(a.User, b.User);
}
