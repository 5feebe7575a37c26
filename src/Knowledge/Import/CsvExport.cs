namespace CallCenter.Knowledge.Import;

/// <summary>Writes articles as the CSV that the import reads: one row a phrasing.</summary>
internal static class CsvExport
{
    public static async Task WriteAsync(IReadOnlyList<Article> articles, TextWriter writer, CancellationToken ct)
    {
        var rows = new StringWriter();
        Csv.Write(rows, "article", "question", "title", "answer", "text", "language", "approved", "tree");
        foreach (var article in articles.OrderBy(a => a.Language, StringComparer.Ordinal).ThenBy(a => a.Key, StringComparer.Ordinal))
        {
            // an article that nobody has a phrasing for is still asked by its title
            foreach (var question in article.Phrasings.DefaultIfEmpty(article.Title))
            {
                Csv.Write(rows, article.Key, question, article.Title, article.Answer, article.Text, article.Language,
                    article.Approved ? "true" : "false", article.TreePath);
            }
        }

        await writer.WriteAsync(rows.GetStringBuilder(), ct);
    }
}
