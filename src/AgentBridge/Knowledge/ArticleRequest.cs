namespace CallCenter.AgentBridge.Knowledge;

/// <param name="Version">the version that was changed: another one now is a conflict; null = whatever is there is overwritten.</param>
internal sealed record ArticleRequest(string? Key, string? Language, string? Title, IReadOnlyList<string>? Phrasings, string? Answer, string? Text,
    string? TreePath, bool Approved, int? Version = null)
{
    /// <summary>What must be there; the limits of each text are the knowledge base's own.</summary>
    public IReadOnlyList<FieldFault> Faults() => Check.All(
        Check.Given("key", Key),
        Check.Given("language", Language) ?? Check.OneOf("language", Language, "en", "zh"),
        Check.Given("title", Title));

    public Article ToArticle(Guid id, int version, DateTimeOffset now) => new(id, Key!.Trim(), Language!, Title!.Trim(),
        Phrasings ?? [], Answer ?? "", Text, TreePath, Approved, version, now);
}
