using CallCenter.CallModel.Knowledge;

namespace CallCenter.CallModel.Facts;

/// <summary>What a caller asked in own words, and what came of it.</summary>
public sealed record QuestionAsked : CallFact
{
    public required string Heard { get; init; }
    public required string Language { get; init; }
    public required KnowledgeDecision Outcome { get; init; }
    /// <summary>Key of the article that was spoken, or of the best one.</summary>
    public string? Article { get; init; }
    public int? Version { get; init; }
    public double? Score { get; init; }
    /// <summary>The nearest articles' keys, best first, at most three.</summary>
    public IReadOnlyList<string> Nearest { get; init; } = [];
}
