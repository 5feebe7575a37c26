using System.Text;

namespace CallCenter.Speech.Recognition;

/// <summary>Makes an engine's words fit for the dialog: what was only noise becomes nothing.</summary>
internal static class HeardText
{
    /// <summary>Repeated at least this often in a row, words are the model's stutter and not the caller's.</summary>
    private const int Stutter = 4;

    /// <summary>Longest group of words whose repetition is looked for.</summary>
    private const int LongestGroup = 8;

    /// <summary>Without remarks in brackets ("[BLANK_AUDIO]", "(wind blowing)", "*music*") and without stutter.</summary>
    public static string Clean(string raw)
    {
        var words = WithoutRemarks(raw).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToList();
        CollapseStutter(words);
        var text = string.Join(' ', words).Replace("[unk]", "", StringComparison.Ordinal).Trim();
        return text.Any(char.IsLetterOrDigit) ? text : "";
    }

    private static string WithoutRemarks(string raw)
    {
        var kept = new StringBuilder(raw.Length);
        var closing = '\0';
        foreach (var c in raw)
        {
            if (closing != '\0')
            {
                closing = c == closing ? '\0' : closing;
            }
            else
            {
                closing = c switch { '[' => ']', '(' => ')', '*' => '*', '{' => '}', _ => '\0' };
                kept.Append(closing == '\0' && c != '♪' ? c : ' ');
            }
        }

        return kept.ToString();
    }

    private static void CollapseStutter(List<string> words)
    {
        for (var group = 1; group <= LongestGroup; group++)
        {
            for (var start = 0; start + (group * Stutter) <= words.Count; start++)
            {
                var repeats = 1;
                while (Same(words, start, start + (repeats * group), group))
                {
                    repeats++;
                }

                if (repeats >= Stutter)
                {
                    words.RemoveRange(start + group, (repeats - 1) * group);
                }
            }
        }
    }

    private static bool Same(List<string> words, int a, int b, int count)
    {
        if (b + count > words.Count)
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            if (!Bare(words[a + i]).Equals(Bare(words[b + i]), StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }

    private static ReadOnlySpan<char> Bare(string word) => word.AsSpan().Trim(".,!?;:-");
}
