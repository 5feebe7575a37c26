using System.Text;

namespace CallCenter.Storage.Database;

/// <summary>What both databases search by.</summary>
internal static class SearchTerms
{
    /// <summary>Terms of one search beyond this are left out.</summary>
    public const int Most = 32;

    /// <summary>Characters in the longest run that Chinese is found by.</summary>
    public const int Trigram = 3;

    public static bool IsChinese(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);

    /// <summary>The piece has a Chinese character: no spaces tell its words apart.</summary>
    public static bool HasChinese(string piece) => piece.EnumerateRunes().Any(rune => rune.Value is (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF));

    /// <summary>Runs of letters and digits: whatever else is typed means nothing to the search.</summary>
    public static IReadOnlyList<string> Pieces(string text)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Append(new Rune(' ')))
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                piece.Append(rune.ToString());
            }
            else if (piece.Length > 0)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }
        }

        return pieces;
    }

    /// <summary>Every run of so many characters within a piece.</summary>
    public static IEnumerable<string> Runs(string piece, int length)
    {
        var runes = piece.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        return Enumerable.Range(0, Math.Max(0, runes.Count - length + 1)).Select(i => string.Concat(runes.Skip(i).Take(length)));
    }
}
