using System.Text.Json;

namespace CallCenter.Storage.Knowledge;

/// <summary>A row of questions_asked.</summary>
internal sealed class AskedRow
{
    public long Seq { get; init; }
    public required string CallId { get; init; }
    public long AskedAt { get; init; }
    public required string Text { get; init; }
    public required string Language { get; init; }
    public required string Outcome { get; init; }
    public string? Article { get; init; }
    public int? Version { get; init; }
    public double? Score { get; init; }
    public required string Nearest { get; init; }

    public LoggedQuestion ToQuestion() => new(Seq, new CallId(Guid.Parse(CallId)), Database.Text.ToTime(AskedAt), Text, Language,
        Database.Text.ToEnum<KnowledgeDecision>(Outcome), Article, Version, Score, JsonSerializer.Deserialize<string[]>(Nearest) ?? []);
}
