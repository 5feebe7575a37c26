using System.Text;
using CallCenter.CallModel.Texts;

namespace CallCenter.Speech.Voices;

/// <summary>Makes any text fit to be spoken: no control characters, single blanks, not too long, numbers of telephones digit by digit.</summary>
internal static class SpokenText
{
    /// <summary>About two minutes of speech; an answer on the telephone should be far shorter.</summary>
    public const int MaxLength = 1500;

    /// <summary>Digits in a row that nobody reads as one number.</summary>
    private const int LongNumber = 5;

    /// <summary>Empty when there is nothing to say.</summary>
    public static string Prepare(string text, string language)
    {
        var clean = Shorten(Tidy(text));
        var spelled = SpellLongNumbers(clean, language == "zh" ? "" : " ");
        return language == "zh" ? ChineseReadings.Apply(spelled) : spelled;
    }

    private static string Tidy(string text)
    {
        var kept = new StringBuilder(Math.Min(text.Length, MaxLength + 1));
        foreach (var rune in text.EnumerateRunes())
        {
            if (kept.Length > MaxLength)
            {
                break;
            }

            var blank = Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || rune == Rune.ReplacementChar;
            if (!blank)
            {
                kept.Append(rune);
            }
            else if (kept.Length > 0 && kept[^1] != ' ')
            {
                kept.Append(' ');
            }
        }

        return kept.ToString().Trim();
    }

    /// <summary>Cut at the end of the last whole sentence, else at the last blank.</summary>
    private static string Shorten(string text)
    {
        if (text.Length <= MaxLength)
        {
            return text;
        }

        var head = text[..MaxLength];
        var end = head.LastIndexOfAny(['.', '!', '?', '。', '！', '？']) + 1;
        end = end > MaxLength / 2 ? end : head.LastIndexOf(' ');
        return end > 0 ? head[..end] : head;
    }

    private static string SpellLongNumbers(string text, string between)
    {
        var spelled = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var length = 0;
            while (i + length < text.Length && char.IsAsciiDigit(text[i + length]))
            {
                length++;
            }

            // also a shorter group with a leading zero is a code and not an amount
            var spell = length >= LongNumber || (length > 1 && text[i] == '0');
            if (length == 0)
            {
                spelled.Append(text[i++]);
            }
            else
            {
                var digits = text.AsSpan(i, length);
                Append(spelled, digits, spell, between);
                i += length;
            }
        }

        return spelled.ToString();
    }

    private static void Append(StringBuilder spelled, ReadOnlySpan<char> digits, bool spell, string between)
    {
        for (var i = 0; i < digits.Length; i++)
        {
            if (spell && between.Length == 0)
            {
                spelled.Append(NumberWords.Digit(digits[i], LanguageTag.Chinese));
            }
            else
            {
                spelled.Append(digits[i]).Append(spell && i < digits.Length - 1 ? between : "");
            }
        }
    }
}
