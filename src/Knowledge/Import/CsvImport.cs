using CallCenter.CallModel.Texts;
using CallCenter.Knowledge.Articles;
using CallCenter.Knowledge.Texts;

namespace CallCenter.Knowledge.Import;

/// <summary>
/// Reads articles out of a CSV text: a header, then one phrasing a row; rows of one article add up. Each row is either in a draft or among
/// the rejected.
/// </summary>
internal sealed class CsvImport
{
    private const int MostRows = 50_000;
    private const int MostRejections = 1_000;

    private static readonly string[] Columns = ["article", "question", "title", "answer", "text", "language", "approved", "tree"];
    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string, string), ArticleDraft> _drafts = [];
    private readonly List<ImportRejection> _rejected = [];
    private readonly CsvRowCheck _check = new();
    private int _width;
    private int _rows;
    private int _rejections;

    private CsvImport()
    {
    }

    public static ImportedRows Read(TextReader text)
    {
        var import = new CsvImport();
        var hasHeader = false;
        foreach (var record in Csv.Read(text))
        {
            if (record.Row == 1)
            {
                if ((record.Fault ?? import.ReadHeader(record.Fields)) is { } error)
                {
                    import.RejectHeader(error);
                }
                else
                {
                    hasHeader = true;
                }
            }
            else
            {
                import.Take(record, hasHeader);
            }
        }

        return import.Finished();
    }

    private void Take(CsvRecord record, bool hasHeader)
    {
        _rows++;
        if (!hasHeader)
        {
            return; // said once, of the header
        }

        var error = Check.Most("rows", _rows, MostRows) ?? _check.Fault(record, _width) ?? ReadRow(record);
        if (error is not null && _rejections++ < MostRejections)
        {
            _rejected.Add(new ImportRejection(record.Row, error));
        }
    }

    private void RejectHeader(FieldFault error) => _rejected.Add(new ImportRejection(1, error with { Text = error.Text + "; no row is taken" }));

    private ImportedRows Finished()
    {
        if (_rows == 0 && _rejected.Count == 0 && _places.Count == 0)
        {
            RejectHeader(FieldFault.Missing("file"));
        }

        if (_rejections > MostRejections)
        {
            var more = _rejections - MostRejections;
            _rejected.Add(new ImportRejection(_rows + 1, new FieldFault("rows", FaultCode.More, $"and {more} more") { Args = FieldFault.Of(("count", more)) }));
        }

        return new ImportedRows([.. _drafts.Values], _rejected, _rows);
    }

    private FieldFault? ReadHeader(IReadOnlyList<string> record)
    {
        _width = record.Count;
        for (var place = 0; place < _width; place++)
        {
            var column = record[place].Trim();
            if (!_places.TryAdd(column, place) && Columns.Contains(column, StringComparer.OrdinalIgnoreCase))
            {
                return new FieldFault(column.ToLowerInvariant(), FaultCode.Twice, "stands there twice");
            }
        }

        return _places.ContainsKey("article") && _places.ContainsKey("question")
            ? null
            : new FieldFault("header", FaultCode.NoColumns, $"needs the columns article and question; known columns are {string.Join(", ", Columns)}")
            {
                Args = FieldFault.Of(("needs", Columns[..2]), ("known", Columns[2..])),
            };
    }

    private FieldFault? ReadRow(CsvRecord row)
    {
        var record = row.Fields;
        if (record.Count > _width)
        {
            return new FieldFault("row", FaultCode.TooMany, $"{record.Count} fields where the header has {_width}") { Args = FieldFault.Of(("max", _width)) };
        }

        var (key, question) = (Field(record, "article") ?? "", ArticleRules.Line(Field(record, "question") ?? ""));
        var language = LanguageTag.Primary(Field(record, "language") ?? LanguageTag.English);
        var approved = Field(record, "approved");
        var error = Check.Given("article", key) ?? (ArticleRules.KeyFault(key) is { } wrong ? wrong with { Field = "article" } : null);
        error ??= Check.Given("question", question) ?? Check.Longest("question", question, ArticleRules.LongestQuestion);
        error ??= QuestionText.Normalize(question, language).Length == 0 ? new FieldFault("question", FaultCode.NoWords, "has no words") : null;
        error ??= LanguageTag.IsPrimary(language) ? null : new FieldFault("language", FaultCode.Malformed, $"'{language}' is not a tag such as en or zh");
        error ??= Check.Longest("title", Field(record, "title"), ArticleRules.LongestTitle);
        error ??= Check.Longest("answer", Field(record, "answer"), ArticleRules.LongestAnswer);
        error ??= Check.Longest("text", Field(record, "text"), ArticleRules.LongestText);
        error ??= Check.Longest("tree", Field(record, "tree"), ArticleRules.LongestPath);
        error ??= approved is null || ToBool(approved) is not null ? null : FieldFault.NotOneOf("approved", ["true", "false"]);
        return error ?? Add(row, key, language, question);
    }

    private FieldFault? Add(CsvRecord row, string key, string language, string question)
    {
        if (!_drafts.TryGetValue((key, language), out var draft))
        {
            draft = new ArticleDraft(key, language) { FirstRow = row.Row };
        }

        if (draft.Phrasings.Count >= ArticleRules.MostPhrasings)
        {
            return Check.Most("question", draft.Phrasings.Count + 1, ArticleRules.MostPhrasings);
        }

        var (title, answer, text, tree) = (Field(row.Fields, "title"), Field(row.Fields, "answer"), Field(row.Fields, "text"), Field(row.Fields, "tree"));
        title = title is null ? null : ArticleRules.Line(title);
        var other = Differs("title", draft.Title, title) ?? Differs("answer", draft.Answer, answer) ?? Differs("text", draft.Text, text)
            ?? Differs("tree", draft.TreePath, tree);
        if (other is not null)
        {
            return new FieldFault(other, FaultCode.Differs, $"differs from an earlier row of article {key}") { Args = FieldFault.Of(("article", key)) };
        }

        _drafts[(key, language)] = draft;
        draft.Rows++;
        draft.Phrasings.Add(question);
        draft.Title ??= title;
        draft.Answer ??= answer;
        draft.Text ??= text;
        draft.TreePath ??= tree;

        // one row that says no is enough, and so is a blank where the file has the column
        var approved = _places.ContainsKey("approved") ? ToBool(Field(row.Fields, "approved") ?? "false") : null;
        draft.Approved = approved is null ? draft.Approved : approved.Value && (draft.Approved ?? true);
        return null;
    }

    private string? Field(IReadOnlyList<string> record, string column) =>
        _places.TryGetValue(column, out var place) && place < record.Count && record[place].Trim() is { Length: > 0 } field ? Csv.Unguarded(field) : null;

    private static string? Differs(string column, string? before, string? now) => before is not null && now is not null && before != now ? column : null;

    private static bool? ToBool(string text) => text.ToLowerInvariant() switch
    {
        "true" or "yes" or "1" or "y" or "是" => true,
        "false" or "no" or "0" or "n" or "否" => false,
        _ => null,
    };
}
