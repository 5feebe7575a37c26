namespace CallCenter.CallModel.Knowledge;

public sealed record KnowledgeCandidate(Article Article, double Score);
