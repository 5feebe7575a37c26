using System.Globalization;
using System.Text;
using CallCenter.CallModel.Texts;
using CallCenter.Knowledge.Texts;

namespace CallCenter.Knowledge.Articles;

/// <summary>What an article must be, and how what was typed is tidied.</summary>
internal static class ArticleRules
{
    public const int LongestKey = 100;
    public const int LongestTitle = 200;
    public const int LongestQuestion = 300;
    public const int MostPhrasings = 500;
    public const int LongestAnswer = 2_000;
    public const int LongestText = 100_000;
    public const int LongestPath = 300;

    /// <summary>The article tidied, or the field at fault and why.</summary>
    public static (Article? Article, FieldFault? Error) Tidy(Article article)
    {
        var tidy = article with
        {
            Key = article.Key.Trim(),
            Language = LanguageTag.Primary(article.Language),
            Title = Line(article.Title.Length > 0 ? article.Title : TitleOf(article.Key)),
            Phrasings = [.. article.Phrasings.Select(Line).Where(p => p.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)],
            Answer = article.Answer.Trim(),
            Text = string.IsNullOrWhiteSpace(article.Text) ? null : article.Text.Trim(),
            TreePath = string.IsNullOrWhiteSpace(article.TreePath) ? null : Line(article.TreePath).Trim('/'),
        };
        var error = KeyFault(tidy.Key)
            ?? (LanguageTag.IsPrimary(tidy.Language) ? null : new FieldFault("language", FaultCode.Malformed, "a tag such as en or zh"))
            ?? Check.Longest("title", tidy.Title, LongestTitle)
            ?? Check.Most("phrasings", tidy.Phrasings.Count, MostPhrasings)
            ?? tidy.Phrasings.Select(p => Check.Longest("phrasings", p, LongestQuestion)).FirstOrDefault(e => e is not null)
            ?? Check.Longest("answer", tidy.Answer, LongestAnswer)
            ?? Check.Longest("text", tidy.Text, LongestText)
            ?? Check.Longest("treePath", tidy.TreePath, LongestPath);
        return error is null ? (tidy, null) : (null, error);
    }

    public static FieldFault? KeyFault(string key) => key.Length is 0 or > LongestKey || key.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
        ? FieldFault.NotName("key", LongestKey, "characters without blanks")
        : null;

    /// <summary>"meter-reading" gives "Meter reading".</summary>
    public static string TitleOf(string key)
    {
        var words = key.Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? words : char.ToUpper(words[0], CultureInfo.InvariantCulture) + words[1..];
    }

    /// <summary>What can be spoken where nobody has written an answer: the text's first sentences, else the title.</summary>
    public static string AnswerOf(string? text, string title)
    {
        const int mostSpoken = 300;
        var spoken = Line(text ?? "");
        if (spoken.Length > mostSpoken)
        {
            var end = spoken.AsSpan(0, mostSpoken).LastIndexOfAny(".!?。！？");
            spoken = end > 0 ? spoken[..(end + 1)] : "";
        }

        return spoken.Length > 0 ? spoken : title;
    }

    /// <summary>A key made of a title's letters and digits; may be empty.</summary>
    public static string KeyOf(string title)
    {
        var key = new StringBuilder();
        foreach (var c in title.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c))
            {
                key.Append(c);
            }
            else if (key.Length > 0 && key[^1] != '-')
            {
                key.Append('-');
            }
        }

        return key.ToString(0, Math.Min(key.Length, LongestKey / 2)).Trim('-');
    }

    /// <summary>One line without control characters or doubled blanks.</summary>
    public static string Line(string text) =>
        string.Join(' ', new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
