namespace CallCenter.AgentBridge.Knowledge;

/// <param name="Score">nearness to what was searched; null in a plain list.</param>
internal sealed record ArticleAnswer(Guid Id, string Key, string Language, string Title, IReadOnlyList<string> Phrasings, string Answer, string? Text,
    string? TreePath, bool Approved, int Version, DateTimeOffset UpdatedAt, double? Score)
{
    public static ArticleAnswer Of(Article a, double? score = null) =>
        new(a.Id, a.Key, a.Language, a.Title, a.Phrasings, a.Answer, a.Text, a.TreePath, a.Approved, a.Version, a.UpdatedAt, score);
}
