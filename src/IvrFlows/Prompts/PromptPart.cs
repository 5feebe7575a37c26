namespace CallCenter.IvrFlows.Prompts;

/// <summary>
/// One piece of what a step says: a prompt of the catalogue, or a text of the flow by language. <paramref name="Language"/> fixes the
/// language of this piece, whatever the call's is ("中文请按九" in an English greeting).
/// </summary>
internal sealed record PromptPart(string? Key, IReadOnlyDictionary<string, string> Texts, string? Language, int Line)
{
    private static readonly Dictionary<string, string> NoTexts = [];

    /// <summary>A text said as it is: an article's answer or title.</summary>
    public string? Literal { get; private init; }

    public static PromptPart OfText(string text) => new(null, NoTexts, null, 0) { Literal = text };

    public static PromptPart OfKey(string key, string? language = null, int line = 0) => new(key, NoTexts, language, line);

    /// <summary>The text in the call's (or its own) language; null when there is none.</summary>
    public string? TextIn(string language, IPromptCatalog catalog) =>
        Key is null ? Texts.GetValueOrDefault(Language ?? language) : catalog.Find(Key, Language ?? language);
}
