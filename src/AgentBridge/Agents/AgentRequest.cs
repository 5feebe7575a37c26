namespace CallCenter.AgentBridge.Agents;

/// <summary>A new person, or changes to one; what is null stays as it is (or has its default).</summary>
/// <param name="Telephone">sip or browser; of a new person browser, unless there is a password for a SIP phone.</param>
/// <param name="Roles">agent, supervisor, admin; a new person is an agent.</param>
/// <param name="Version">the version that was read: the change is refused when somebody else has saved meanwhile; null = whatever is stored now.</param>
internal sealed record AgentRequest(string? User = null, string? Password = null, string? Name = null, string? SipPassword = null,
    IReadOnlyDictionary<string, int>? Skills = null, IReadOnlyList<string>? Queues = null, IReadOnlyList<string>? Roles = null,
    string? Language = null, bool? Disabled = null, AgentTelephone? Telephone = null, int? Version = null);
