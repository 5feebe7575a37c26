namespace CallCenter.CallModel.Knowledge;

/// <param name="Candidates">best first, at most three for callers.</param>
public sealed record KnowledgeRetrieval(KnowledgeDecision Decision, IReadOnlyList<KnowledgeCandidate> Candidates);
