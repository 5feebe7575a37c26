using System.Globalization;
using System.Text;

namespace CallCenter.Knowledge.Encoding;

/// <summary>SentencePiece's unigram tokenizer: of all ways to cut the text into known pieces, the one with the greatest sum of log scores.</summary>
internal sealed class UnigramTokenizer : ITokenizer
{
    private const char Blank = '\u2581';
    private const int First = 0;
    private const int Last = 2;
    private const int Unknown = 3;
    private const int LongestText = 512;
    private readonly Dictionary<string, (int Id, float Score)>.AlternateLookup<ReadOnlySpan<char>> _pieces;
    private readonly string _prefix;
    private readonly int _longestPiece;
    private readonly float _unknownScore;

    private UnigramTokenizer(Dictionary<string, (int Id, float Score)> pieces, string prefix)
    {
        _pieces = pieces.GetAlternateLookup<ReadOnlySpan<char>>();
        _prefix = prefix;
        _longestPiece = pieces.Keys.Max(p => p.Length);
        _unknownScore = pieces.Values.Min(p => p.Score) - 10;
    }

    /// <param name="lines">a piece, a tab and its log score a line; its id is the line's number from 0.</param>
    /// <param name="prefix">put before every text, as the model was trained.</param>
    public static (UnigramTokenizer? Tokenizer, string? Error) Create(IEnumerable<string> lines, string prefix)
    {
        var pieces = new Dictionary<string, (int, float)>(StringComparer.Ordinal);
        var id = 0;
        foreach (var line in lines)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab <= 0 || !float.TryParse(line.AsSpan(tab + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var score))
            {
                return (null, $"line {id + 1} is not a piece and its score");
            }

            // the marks <s>, <pad>, </s>, <unk> are never found in a text
            if (id++ > Unknown)
            {
                pieces.TryAdd(line[..tab], (id - 1, score));
            }
        }

        return pieces.Count > 0 ? (new UnigramTokenizer(pieces, prefix), null) : (null, "no pieces");
    }

    public int Tokenize(string text, Span<long> ids)
    {
        var prepared = Prepare(_prefix + text);
        var path = BestPath(prepared);
        ids[0] = First;
        var count = 1;
        foreach (var id in path)
        {
            if (count == ids.Length - 1)
            {
                break;
            }

            ids[count++] = id;
        }

        ids[count] = Last;
        return count + 1;
    }

    /// <summary>Compatibility forms folded (full width to half), runs of blanks to one mark, one mark in front.</summary>
    private static string Prepare(string text)
    {
        var valid = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            valid.Append(rune.ToString());
        }

        var result = new StringBuilder(text.Length + 1);
        var afterBlank = true;
        foreach (var c in valid.ToString().Normalize(NormalizationForm.FormKC).AsSpan().Trim())
        {
            var blank = char.IsWhiteSpace(c);
            if (!blank)
            {
                result.Append(afterBlank ? $"{Blank}{c}" : c.ToString());
            }

            afterBlank = blank;
        }

        return result.Length > LongestText ? result.ToString(0, LongestText) : result.ToString();
    }

    private List<int> BestPath(string text)
    {
        var best = new (float Score, int Start, int Id)[text.Length + 1];
        Array.Fill(best, (float.NegativeInfinity, 0, Unknown), 1, text.Length);
        for (var start = 0; start < text.Length; start++)
        {
            var reached = best[start].Score;
            if (float.IsNegativeInfinity(reached))
            {
                continue;
            }

            for (var length = 1; length <= Math.Min(_longestPiece, text.Length - start); length++)
            {
                if (_pieces.TryGetValue(text.AsSpan(start, length), out var piece) && reached + piece.Score > best[start + length].Score)
                {
                    best[start + length] = (reached + piece.Score, start, piece.Id);
                }
            }

            var character = char.IsHighSurrogate(text[start]) && start + 1 < text.Length ? 2 : 1;
            if (reached + _unknownScore > best[start + character].Score)
            {
                best[start + character] = (reached + _unknownScore, start, Unknown);
            }
        }

        var path = new List<int>();
        for (var end = text.Length; end > 0; end = best[end].Start)
        {
            path.Add(best[end].Id);
        }

        path.Reverse();
        return path;
    }
}
