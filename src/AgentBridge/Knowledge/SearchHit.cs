namespace CallCenter.AgentBridge.Knowledge;

internal sealed record SearchHit(Guid ArticleId, string Article, string Title, double Score);
