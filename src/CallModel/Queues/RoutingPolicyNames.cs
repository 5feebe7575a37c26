namespace CallCenter.CallModel.Queues;

/// <summary>The names that a queue's settings may give.</summary>
public static class RoutingPolicyNames
{
    /// <summary>Who has been ready longest: fair, and easy to explain.</summary>
    public const string LongestIdle = "longestIdle";

    /// <summary>Who has had the fewest calls today.</summary>
    public const string FewestCalls = "fewestCalls";

    /// <summary>Who is best at the queue's skill.</summary>
    public const string HighestSkill = "highestSkill";

    /// <summary>Who has the fewest skills, so that generalists stay free for what only they can do.</summary>
    public const string FewestSkills = "fewestSkills";

    /// <summary>One after the other: whose last offer is longest ago.</summary>
    public const string RoundRobin = "roundRobin";

    /// <summary>Who has spent the least share of the shift on contacts: the same load for everybody.</summary>
    public const string LeastOccupied = "leastOccupied";

    public static readonly IReadOnlyList<string> All = [LongestIdle, FewestCalls, HighestSkill, FewestSkills, RoundRobin, LeastOccupied];
}
