using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Knowledge;

/// <summary>A question that no article answered, with how often it came.</summary>
public sealed record OpenQuestion(long Id, string Text, string Language, KnowledgeDecision Outcome, int Count, DateTimeOffset LastAskedAt,
    CallId? LastCall, IReadOnlyList<string> Nearest);
