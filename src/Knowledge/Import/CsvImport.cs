using CallCenter.CallModel.Texts;
using CallCenter.Knowledge.Articles;
using CallCenter.Knowledge.Texts;

namespace CallCenter.Knowledge.Import;

/// <summary>Reads articles out of a CSV text: a header, then one phrasing a row; rows of one article add up.</summary>
internal sealed class CsvImport
{
    public const int LargestText = 32 << 20;

    private const int MostRows = 50_000;
    private const int MostRejections = 1_000;
    private static readonly string[] Columns = ["article", "question", "title", "answer", "text", "language", "approved", "tree"];
    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string, string), ArticleDraft> _drafts = [];
    private readonly List<ImportRejection> _rejected = [];
    private int _width;
    private int _rejections;

    private CsvImport()
    {
    }

    public static (IReadOnlyList<ArticleDraft> Drafts, IReadOnlyList<ImportRejection> Rejected) Read(string text)
    {
        var import = new CsvImport();
        if (text.Length > LargestText)
        {
            return ([], [new ImportRejection(1, $"the text has more than {LargestText} characters")]);
        }

        var row = 0;
        foreach (var record in Csv.Read(text))
        {
            row++;
            if (row > MostRows + 1)
            {
                import.Reject(row, $"more than {MostRows} rows");
                break;
            }

            var error = row == 1 ? import.ReadHeader(record) : import.ReadRow(record);
            if (error is not null)
            {
                import.Reject(row, error);
                if (row == 1)
                {
                    break;
                }
            }
        }

        if (row == 0)
        {
            import.Reject(1, "the text is empty");
        }

        if (import._rejections > MostRejections)
        {
            import._rejected.Add(new ImportRejection(row, $"and {import._rejections - MostRejections} more rows"));
        }

        return ([.. import._drafts.Values], import._rejected);
    }

    private void Reject(int row, string reason)
    {
        if (_rejections++ < MostRejections)
        {
            _rejected.Add(new ImportRejection(row, reason));
        }
    }

    private string? ReadHeader(IReadOnlyList<string> record)
    {
        _width = record.Count;
        for (var place = 0; place < _width; place++)
        {
            _places.TryAdd(record[place].Trim(), place);
        }

        return _places.ContainsKey("article") && _places.ContainsKey("question")
            ? null
            : $"the header needs the columns article and question; known columns are {string.Join(", ", Columns)}";
    }

    private string? ReadRow(IReadOnlyList<string> record)
    {
        if (record.Count > _width)
        {
            return $"{record.Count} fields where the header has {_width}";
        }

        var (key, question) = (Field(record, "article") ?? "", ArticleRules.Line(Field(record, "question") ?? ""));
        var language = LanguageTag.Primary(Field(record, "language") ?? LanguageTag.English);
        var approved = Field(record, "approved");
        var error = key.Length == 0 ? "article is empty" : ArticleRules.KeyFault(key)?.ToString();
        error ??= question.Length == 0 ? "question is empty" : null;
        error ??= question.Length > ArticleRules.LongestQuestion ? $"question has more than {ArticleRules.LongestQuestion} characters" : null;
        error ??= QuestionText.Normalize(question, language).Length == 0 ? "question has no words" : null;
        error ??= LanguageTag.IsPrimary(language) ? null : $"language '{language}' is not a tag such as en or zh";
        error ??= TooLong("title", Field(record, "title"), ArticleRules.LongestTitle) ?? TooLong("answer", Field(record, "answer"), ArticleRules.LongestAnswer);
        error ??= TooLong("text", Field(record, "text"), ArticleRules.LongestText) ?? TooLong("tree", Field(record, "tree"), ArticleRules.LongestPath);
        error ??= approved is null || ToBool(approved) is not null ? null : $"approved '{approved}' is not true or false";
        return error ?? Add(record, key, language, question);
    }

    private string? Add(IReadOnlyList<string> record, string key, string language, string question)
    {
        if (!_drafts.TryGetValue((key, language), out var draft))
        {
            _drafts[(key, language)] = draft = new ArticleDraft(key, language);
        }

        if (draft.Phrasings.Count >= ArticleRules.MostPhrasings)
        {
            return $"article {key} has {ArticleRules.MostPhrasings} questions already";
        }

        draft.Phrasings.Add(question);
        draft.Title ??= Field(record, "title") is { } title ? ArticleRules.Line(title) : null;
        draft.Answer ??= Field(record, "answer");
        draft.Text ??= Field(record, "text");
        draft.TreePath ??= Field(record, "tree");

        // one row that says no is enough, and so is a blank where the file has the column
        var approved = _places.ContainsKey("approved") ? ToBool(Field(record, "approved") ?? "false") : null;
        draft.Approved = approved is null ? draft.Approved : approved.Value && (draft.Approved ?? true);
        return null;
    }

    private string? Field(IReadOnlyList<string> record, string column) =>
        _places.TryGetValue(column, out var place) && place < record.Count && record[place].Trim() is { Length: > 0 } field ? field : null;

    private static string? TooLong(string column, string? field, int most) => field?.Length > most ? $"{column} has more than {most} characters" : null;

    private static bool? ToBool(string text) => text.ToLowerInvariant() switch
    {
        "true" or "yes" or "1" or "y" or "是" => true,
        "false" or "no" or "0" or "n" or "否" => false,
        _ => null,
    };
}
