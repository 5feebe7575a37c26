using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Knowledge;

/// <summary>One question of one caller as the journal tells it.</summary>
/// <param name="Seq">its place in the journal.</param>
/// <param name="Article">key of the article spoken, or of the best one.</param>
public sealed record LoggedQuestion(long Seq, CallId CallId, DateTimeOffset AskedAt, string Text, string Language, KnowledgeDecision Outcome,
    string? Article, int? Version, double? Score, IReadOnlyList<string> Nearest);
