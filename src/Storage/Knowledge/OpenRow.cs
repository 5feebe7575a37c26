using System.Text.Json;

namespace CallCenter.Storage.Knowledge;

/// <summary>A group of questions with how often it was asked and how it was asked last.</summary>
internal sealed class OpenRow
{
    public long Id { get; init; }
    public required string Text { get; init; }
    public required string Language { get; init; }
    public required string Outcome { get; init; }
    public int Count { get; init; }
    public long AskedAt { get; init; }
    public required string CallId { get; init; }
    public required string Nearest { get; init; }

    public OpenQuestion ToQuestion() => new(Id, Text, Language, Database.Text.ToEnum<KnowledgeDecision>(Outcome), Count,
        Database.Text.ToTime(AskedAt), new CallId(Guid.Parse(CallId)), JsonSerializer.Deserialize<string[]>(Nearest) ?? []);
}
