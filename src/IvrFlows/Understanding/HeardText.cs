using System.Text;

namespace CallCenter.IvrFlows.Understanding;

/// <summary>
/// Brings what a recogniser wrote and what a flow expects to one form: lower-case words, no punctuation, no remarks such as
/// "[BLANK_AUDIO]" or "(music)", numbers as words, no stuttered repeats. Each Chinese character is a word of its own.
/// </summary>
internal static class HeardText
{
    private const int LongestRepeat = 3;

    /// <summary>At most this many words are looked at; an utterance is never longer than 15 s.</summary>
    private const int MaxWords = 80;

    public static IReadOnlyList<string> Words(string text, string language)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var remark = 0;
        foreach (var c in text)
        {
            remark += c is '[' or '(' ? 1 : 0;
            if (remark == 0)
            {
                Take(c, word, words, language);
            }

            remark -= c is ']' or ')' && remark > 0 ? 1 : 0;
        }

        Flush(word, words, language);
        CollapseRepeats(words);
        return words.Count <= MaxWords ? words : words[..MaxWords];
    }

    private static void Take(char c, StringBuilder word, List<string> words, string language)
    {
        if (IsHan(c))
        {
            Flush(word, words, language);
            words.Add(c.ToString());
        }
        else if (char.IsLetterOrDigit(c))
        {
            if (word.Length > 0 && char.IsDigit(c) != char.IsDigit(word[^1]))
            {
                Flush(word, words, language);
            }

            word.Append(char.ToLowerInvariant(c));
        }
        else if (c is not ('\'' or '’'))
        {
            Flush(word, words, language);
        }
    }

    private static void Flush(StringBuilder word, List<string> words, string language)
    {
        if (word.Length == 0)
        {
            return;
        }

        var text = word.ToString();
        word.Clear();
        if (char.IsAsciiDigit(text[0]))
        {
            words.AddRange(NumberWords.Of(text, language));
        }
        else
        {
            words.Add(text);
        }
    }

    // "hold time hold time" becomes "hold time"; short clipped words come back many times over.
    private static void CollapseRepeats(List<string> words)
    {
        for (var length = 1; length <= LongestRepeat; length++)
        {
            for (var at = 0; at + (2 * length) <= words.Count;)
            {
                if (IsRepeat(words, at, length))
                {
                    words.RemoveRange(at + length, length);
                }
                else
                {
                    at++;
                }
            }
        }
    }

    private static bool IsRepeat(List<string> words, int at, int length)
    {
        for (var i = 0; i < length; i++)
        {
            if (words[at + i] != words[at + length + i])
            {
                return false;
            }
        }

        return true;
    }

    internal static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff' or >= '\u3400' and <= '\u4dbf';
}
