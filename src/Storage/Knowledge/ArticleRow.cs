using System.Text.Json;

namespace CallCenter.Storage.Knowledge;

/// <summary>A row of knowledge_articles.</summary>
internal sealed class ArticleRow
{
    public required string Id { get; init; }
    public required string Key { get; init; }
    public required string Language { get; init; }
    public required string Title { get; init; }
    public required string Phrasings { get; init; }
    public required string Answer { get; init; }
    public string? Text { get; init; }
    public string? TreePath { get; init; }
    public bool Approved { get; init; }
    public int Version { get; init; }
    public long UpdatedAt { get; init; }

    public static ArticleRow Of(Article article) => new()
    {
        Id = Database.Text.Of(article.Id),
        Key = article.Key,
        Language = article.Language,
        Title = article.Title,
        Phrasings = JsonSerializer.Serialize(article.Phrasings),
        Answer = article.Answer,
        Text = article.Text,
        TreePath = article.TreePath,
        Approved = article.Approved,
        Version = article.Version,
        UpdatedAt = article.UpdatedAt.ToUnixTimeMilliseconds(),
    };

    public Article ToArticle() => new(Guid.Parse(Id), Key, Language, Title, JsonSerializer.Deserialize<string[]>(Phrasings) ?? [], Answer, Text,
        TreePath, Approved, Version, Database.Text.ToTime(UpdatedAt));
}
