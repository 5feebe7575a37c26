using System.Text;

namespace CallCenter.CallModel.Texts;

/// <summary>
/// Brings what a recogniser wrote to the form that its reader needs, by the same steps: remarks such as "[BLANK_AUDIO]" go, characters are
/// folded, words stuttered again and again become one.
/// </summary>
public static class HeardText
{
    /// <summary>At most this many words are compared with a menu; an utterance is never longer than 15 s.</summary>
    private const int MaxWords = 80;

    /// <summary>As a reader sees it: case, marks and honest repeats ("no no no") stay, noise becomes empty. Four times in a row is a model's stutter.</summary>
    public static string Clean(string raw)
    {
        var words = WithoutRemarks(raw).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToList();
        CollapseRepeats(words, longestGroup: 8, atLeast: 4, (a, b) => Bare(a).Equals(Bare(b), StringComparison.OrdinalIgnoreCase));
        var text = string.Join(' ', words);
        return text.Any(char.IsLetterOrDigit) ? text : "";
    }

    /// <summary>
    /// As a menu compares it: small words without marks, numbers as words, each Chinese character a word of its own, no repeats at all
    /// (short clipped words come back twice: "hold time hold time").
    /// </summary>
    public static IReadOnlyList<string> Words(string text, string language)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in Fold(WithoutRemarks(text)))
        {
            Take(c, word, words, language);
        }

        Flush(word, words, language);
        CollapseRepeats(words, longestGroup: 3, atLeast: 2, (a, b) => a == b);
        return words.Count <= MaxWords ? words : words[..MaxWords];
    }

    /// <summary>Lower case, full width to half, one kind of apostrophe; broken surrogates become U+FFFD. Cut after <paramref name="longest"/> characters.</summary>
    public static string Fold(string text, int longest = int.MaxValue)
    {
        var valid = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (valid.Length >= longest)
            {
                break;
            }

            valid.Append(rune.ToString());
        }

        return valid.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('\u2019', '\'');
    }

    public static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff' or >= '\u3400' and <= '\u4dbf';

    /// <summary>Without "[...]", "(...)", "{...}", "*...*" and notes of music; a bracket that is never closed takes the rest.</summary>
    private static string WithoutRemarks(string raw)
    {
        var kept = new StringBuilder(raw.Length);
        var closing = '\0';
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (closing != '\0')
            {
                closing = c == closing ? '\0' : closing;
                continue;
            }

            // a single star is the key of that name
            closing = c switch { '[' => ']', '(' => ')', '{' => '}', '*' when raw.IndexOf('*', i + 1) > 0 => '*', _ => '\0' };
            kept.Append(closing == '\0' && c != '♪' ? c : ' ');
        }

        return kept.ToString();
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

            word.Append(c);
        }
        else if (c != '\'')
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

    /// <summary>A group of words that comes at least so many times in a row is left once.</summary>
    private static void CollapseRepeats(List<string> words, int longestGroup, int atLeast, Func<string, string, bool> same)
    {
        for (var group = 1; group <= longestGroup; group++)
        {
            for (var start = 0; start + (group * atLeast) <= words.Count; start++)
            {
                var repeats = 1;
                while (IsRepeat(words, start, start + (repeats * group), group, same))
                {
                    repeats++;
                }

                if (repeats >= atLeast)
                {
                    words.RemoveRange(start + group, (repeats - 1) * group);
                }
            }
        }
    }

    private static bool IsRepeat(List<string> words, int first, int second, int count, Func<string, string, bool> same)
    {
        if (second + count > words.Count)
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            if (!same(words[first + i], words[second + i]))
            {
                return false;
            }
        }

        return true;
    }

    private static ReadOnlySpan<char> Bare(string word) => word.AsSpan().Trim(".,!?;:-");
}
