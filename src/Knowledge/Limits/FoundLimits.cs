using CallCenter.Knowledge.Retrieval;

namespace CallCenter.Knowledge.Limits;

/// <summary>The limits that suit a knowledge base, and the trials that they were found by.</summary>
/// <param name="Own">its own phrasings, each asked while it was left out.</param>
/// <param name="Foreign">the shipped foreign questions.</param>
internal sealed record FoundLimits(DecisionLimits Limits, IReadOnlyList<Trial> Own, IReadOnlyList<Trial> Foreign);
