using CallCenter.CallModel.Texts;

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
            .Select(k => (Word: k, Changes: EditDistance.Between(word, k, swaps: true)))
            .Where(k => k.Changes <= most);
        return near.OrderBy(k => k.Changes).ThenBy(k => k.Word, StringComparer.Ordinal).FirstOrDefault().Word;
    }
}
