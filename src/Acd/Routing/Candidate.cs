namespace CallCenter.Acd.Routing;

/// <summary>An agent who could take the call at hand.</summary>
/// <param name="SkillLevel">level in the queue's skill; 0 when the queue asks for none.</param>
/// <param name="Skills">how many skills the agent has.</param>
/// <param name="Occupancy">share of the shift spent on contacts, 0 to 1.</param>
/// <param name="LastOffer">a number that grows with each offer.</param>
internal readonly record struct Candidate(string User, DateTimeOffset IdleSince, int CallsToday, int SkillLevel, int Skills,
    double Occupancy = 0, long LastOffer = 0);
