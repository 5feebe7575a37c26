namespace CallCenter.AgentBridge.Knowledge;

/// <param name="Version">the version that was changed: another one now is a conflict; null = whatever is there is overwritten.</param>
internal sealed record ArticleRequest(string? Key, string? Language, string? Title, IReadOnlyList<string>? Phrasings, string? Answer, string? Text,
    string? TreePath, bool Approved, int? Version = null)
{
    private const int LongestLine = 500;
    private const int LongestText = 100_000;
    private const int MostPhrasings = 500;

    /// <summary>The first field at fault and why; null when all is well.</summary>
    public (string Field, string Why)? Fault() => this switch
    {
        { Key: not { Length: > 0 and <= 100 } } => ("key", "1 to 100 characters"),
        { Language: not ("en" or "zh") } => ("language", "en or zh"),
        { Title: not { Length: > 0 and <= LongestLine } } => ("title", $"1 to {LongestLine} characters"),
        { Phrasings: { } p } when p.Count > MostPhrasings || p.Any(x => x is null or { Length: > LongestLine }) => ("phrasings", $"at most {MostPhrasings} lines of {LongestLine} characters"),
        { Answer.Length: > LongestText } => ("answer", $"at most {LongestText} characters"),
        { Text.Length: > LongestText } => ("text", $"at most {LongestText} characters"),
        { TreePath.Length: > LongestLine } => ("treePath", $"at most {LongestLine} characters"),
        _ => null,
    };

    public Article ToArticle(Guid id, int version, DateTimeOffset now) => new(id, Key!.Trim(), Language!, Title!.Trim(),
        [.. (Phrasings ?? []).Select(p => p.Trim()).Where(p => p.Length > 0)], Answer ?? "", Text, TreePath, Approved, version, now);
}
