using CallCenter.Acd.Routing;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Matching;

/// <summary>What decides between two agents who could take an item.</summary>
/// <param name="Tried">has missed it already.</param>
/// <param name="Load">items at hand.</param>
/// <param name="Own">served the customer last.</param>
/// <param name="Missing">preferred skills that the agent lacks.</param>
internal readonly record struct AgentRank(Agent Agent, bool Tried, int Load, bool Own, int Group, int Missing, Candidate Candidate);
