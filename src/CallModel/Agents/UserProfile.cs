namespace CallCenter.CallModel.Agents;

/// <summary>A person who signs in. Agents have a phone that registers under the same name.</summary>
/// <param name="User">lower-case letters, digits, dot, dash; also the SIP user.</param>
/// <param name="Skills">skill name to level 1-10.</param>
/// <param name="Queues">the queues that the agent serves.</param>
/// <param name="Language">"en" or "zh": the pages' language.</param>
public sealed record UserProfile(string User, string Name, Roles Roles, IReadOnlyDictionary<string, int> Skills,
    IReadOnlyList<string> Queues, string Language = "en", bool Disabled = false)
{
    public AgentTelephone Telephone { get; init; }

    /// <summary>Counts the changes of the profile.</summary>
    public int Version { get; init; } = 1;
}
