namespace CallCenter.AgentBridge.Knowledge;

internal sealed record AdoptRequest(Guid? ArticleId);
