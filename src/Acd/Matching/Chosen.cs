using CallCenter.Acd.Work;

namespace CallCenter.Acd.Matching;

/// <summary>Who is to be offered an item.</summary>
/// <param name="Agents">one, or all of a group at once; nobody now.</param>
/// <param name="ForAll">with nobody: it is the same for all items that want the same and came later.</param>
internal readonly record struct Chosen(IReadOnlyList<Agent> Agents, bool ForAll);
