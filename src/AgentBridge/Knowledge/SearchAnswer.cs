namespace CallCenter.AgentBridge.Knowledge;

internal sealed record SearchAnswer(KnowledgeDecision Decision, IReadOnlyList<SearchHit> Results);
