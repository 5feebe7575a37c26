namespace CallCenter.Knowledge.Articles;

/// <summary>What an import says of one article; null = nothing said, what is stored stays.</summary>
internal sealed class ArticleDraft(string key, string language)
{
    public string Key { get; } = key;

    public string Language { get; } = language;

    public string? Title { get; set; }

    public string? Answer { get; set; }

    public string? Text { get; set; }

    public string? TreePath { get; set; }

    public bool? Approved { get; set; }

    public List<string> Phrasings { get; } = [];

    /// <summary>The row of the file in which the article begins.</summary>
    public int FirstRow { get; init; } = 1;

    /// <summary>Rows of the file that are in this draft.</summary>
    public int Rows { get; set; }

    /// <summary>Nobody has given an answer: what <see cref="ApplyTo"/> puts there was made.</summary>
    public bool LacksAnswer(Article? stored) => Answer is null && string.IsNullOrEmpty(stored?.Answer);

    /// <summary>
    /// The stored article with what the import adds; Version stays. A new article is approved unless the import says otherwise: who
    /// imports a file answers for it; and it always has something to say.
    /// </summary>
    public Article ApplyTo(Article? stored)
    {
        var article = stored ?? new Article(Guid.CreateVersion7(), Key, Language, "", [], "", null, null, Approved: true, 0, default);
        var added = Phrasings.Where(p => !article.Phrasings.Contains(p, StringComparer.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase);
        if (article.Phrasings.Count == 0 && Phrasings.TrueForAll(p => p.Equals(stored?.Title, StringComparison.OrdinalIgnoreCase)))
        {
            added = []; // it is asked by its title, as the export has it
        }

        var title = Title ?? (article.Title.Length > 0 ? article.Title : ArticleRules.TitleOf(Key));
        var text = Text ?? article.Text;
        return article with
        {
            Title = title,
            Answer = Answer ?? (article.Answer.Length > 0 ? article.Answer : ArticleRules.AnswerOf(text, title)),
            Text = text,
            TreePath = TreePath ?? article.TreePath,
            Approved = Approved ?? article.Approved,
            Phrasings = [.. article.Phrasings, .. added],
        };
    }
}
