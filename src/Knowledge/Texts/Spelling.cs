namespace CallCenter.Knowledge.Texts;

/// <summary>Finds the known word that a mistyped one was meant to be.</summary>
internal static class Spelling
{
    private const int ShortestCorrected = 4;
    private const int LongWord = 8;
    private const int LongestWord = 30;

    /// <summary>The words that are unknown, replaced by the nearest known ones; null when nothing can be corrected.</summary>
    public static string? Correct(string normalized, IReadOnlySet<string> known)
    {
        var words = normalized.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var corrected = false;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Length is >= ShortestCorrected and <= LongestWord && !known.Contains(words[i]) && Nearest(words[i], known) is { } nearest)
            {
                (words[i], corrected) = (nearest, true);
            }
        }

        return corrected ? string.Join(' ', words) : null;
    }

    private static string? Nearest(string word, IReadOnlySet<string> known)
    {
        var most = word.Length >= LongWord ? 2 : 1;
        // hardly anybody mistypes the first letter
        var near = known.Where(k => k.Length > 0 && k[0] == word[0] && Math.Abs(k.Length - word.Length) <= most && k.Length >= ShortestCorrected - 1)
            .Select(k => (Word: k, Changes: Changes(word, k)))
            .Where(k => k.Changes <= most);
        return near.OrderBy(k => k.Changes).ThenBy(k => k.Word, StringComparer.Ordinal).FirstOrDefault().Word;
    }

    /// <summary>Letters added, dropped, replaced or swapped with the next one.</summary>
    public static int Changes(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                var replaced = table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                table[i, j] = Math.Min(replaced, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[a.Length, b.Length];
    }
}
