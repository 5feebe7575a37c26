using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using CallCenter.CallModel.Texts;

namespace CallCenter.Knowledge.Texts;

/// <summary>Brings typed phrasings and what recognisers heard to one form: no case, no punctuation, no "um" and "please".</summary>
internal static class QuestionText
{
    private const int Longest = 500;

    /// <summary>"hello" alone, or "yes please", may be all that somebody says.</summary>
    private const int FewestWords = 3;

    /// <summary>Said without meaning anything, wherever it stands.</summary>
    private static readonly FrozenSet<string> Hesitations = FrozenSet.Create(StringComparer.Ordinal,
        "um", "umm", "uh", "uhh", "uhm", "er", "erm", "hm", "hmm", "mm", "嗯", "呃", "额");

    /// <summary>Polite or hesitant words that mean nothing at the beginning or the end of a question.</summary>
    private static readonly FrozenSet<string> Courtesies = FrozenSet.Create(StringComparer.Ordinal,
        "hi", "hello", "hey", "please", "okay", "ok", "well", "so", "yes", "yeah", "oh", "ah", "你好", "您好", "请问", "谢谢", "那个");

    private static readonly string[] ChineseOpenings = ["你好", "您好", "请问一下", "请问", "我想问一下", "我想问", "那个", "麻烦问一下", "嗯"];

    private static readonly string[] EnglishOpenings =
    [
        "i would like to know ", "i'd like to know ", "i want to know ", "i wanted to ask ", "i would like to ask ", "can you tell me ",
        "could you tell me ", "i have a question about ", "i was wondering ", "do you know ",
    ];

    /// <summary>The text as it is compared, counted and encoded. Empty when nothing is left.</summary>
    public static string Normalize(string text, string language)
    {
        var words = Plain(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !Hesitations.Contains(w)).ToList();
        while (words.Count > FewestWords && Courtesies.Contains(words[0]))
        {
            words.RemoveAt(0);
        }

        while (words.Count > FewestWords && Courtesies.Contains(words[^1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        var result = string.Join(' ', words);
        return WithoutOpening(result, LanguageTag.IsChinese(language) ? ChineseOpenings : EnglishOpenings);
    }

    /// <summary>Lower case, full width to half, marks of sentences to blanks; what stands inside words ("bj's", "24/7") stays.</summary>
    private static string Plain(string text)
    {
        var folded = HeardText.Fold(text, Longest);
        var result = new StringBuilder(folded.Length);
        for (var i = 0; i < folded.Length; i++)
        {
            result.Append(IsWordPart(folded, i) ? folded[i] : ' ');
        }

        return result.ToString();
    }

    private static bool IsWordPart(string text, int at)
    {
        var c = text[at];
        if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
        {
            return true;
        }

        if (char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.CurrencySymbol || c is '%' or '+' or '#' or '&')
        {
            return true;
        }

        return c is '\'' or '-' or '/' or '.' or '@' or '_' && at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1])
            && char.IsLetterOrDigit(text[at + 1]);
    }

    private static string WithoutOpening(string text, string[] openings)
    {
        foreach (var opening in openings)
        {
            if (text.StartsWith(opening, StringComparison.Ordinal) && text.Length >= opening.Length + 2)
            {
                return text[opening.Length..].TrimStart();
            }
        }

        return text;
    }
}
