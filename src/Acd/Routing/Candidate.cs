namespace CallCenter.Acd.Routing;

/// <summary>An agent who could take the call at hand.</summary>
/// <param name="SkillLevel">level in the queue's skill; 0 when the queue asks for none.</param>
/// <param name="Skills">how many skills the agent has.</param>
internal readonly record struct Candidate(string User, DateTimeOffset IdleSince, int CallsToday, int SkillLevel, int Skills);
