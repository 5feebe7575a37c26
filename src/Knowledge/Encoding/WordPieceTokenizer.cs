using System.Globalization;
using System.Text;

namespace CallCenter.Knowledge.Encoding;

/// <summary>BERT's uncased tokenizer: words apart from punctuation and Chinese characters, then the longest known pieces.</summary>
internal sealed class WordPieceTokenizer : ITokenizer
{
    private const int LongestWord = 100;
    private const string Continuation = "##";
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _pieces;
    private readonly int _unknown;
    private readonly int _first;
    private readonly int _last;

    private WordPieceTokenizer(Dictionary<string, int> pieces)
    {
        _pieces = pieces.GetAlternateLookup<ReadOnlySpan<char>>();
        (_unknown, _first, _last) = (pieces["[UNK]"], pieces["[CLS]"], pieces["[SEP]"]);
    }

    /// <param name="lines">the vocabulary, a piece a line; its id is the line's number from 0.</param>
    public static (WordPieceTokenizer? Tokenizer, string? Error) Create(IEnumerable<string> lines)
    {
        var pieces = new Dictionary<string, int>(StringComparer.Ordinal);
        var id = 0;
        foreach (var line in lines)
        {
            pieces.TryAdd(line, id++);
        }

        return pieces.ContainsKey("[UNK]") && pieces.ContainsKey("[CLS]") && pieces.ContainsKey("[SEP]")
            ? (new WordPieceTokenizer(pieces), null)
            : (null, "the vocabulary lacks [UNK], [CLS] or [SEP]");
    }

    public int Tokenize(string text, Span<long> ids)
    {
        var words = Separate(text);
        var room = ids[..^1];
        room[0] = _first;
        var count = 1;
        foreach (var range in words.AsSpan().Split(' '))
        {
            var word = words.AsSpan()[range];
            if (!word.IsEmpty && count < room.Length)
            {
                count += AddPieces(word, room[count..]);
            }
        }

        ids[count] = _last;
        return count + 1;
    }

    private int AddPieces(ReadOnlySpan<char> word, Span<long> room)
    {
        Span<char> piece = stackalloc char[LongestWord + Continuation.Length];
        Continuation.CopyTo(piece);
        var count = 0;
        for (var start = 0; start < word.Length;)
        {
            var length = word.Length > LongestWord ? 0 : word.Length - start;
            var id = _unknown;
            for (; length > 0; length--)
            {
                word.Slice(start, length).CopyTo(piece[Continuation.Length..]);
                var whole = piece[..(Continuation.Length + length)];
                if (_pieces.TryGetValue(start == 0 ? whole[Continuation.Length..] : whole, out id))
                {
                    break;
                }
            }

            if (length == 0)
            {
                room[0] = _unknown;
                return 1;
            }

            if (count < room.Length)
            {
                room[count++] = id;
            }

            start += length;
        }

        return count;
    }

    /// <summary>Lower case, no accents, single blanks between words, punctuation and Chinese characters as words of their own.</summary>
    private static string Separate(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (var rune in Lower(text).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (Rune.IsWhiteSpace(rune))
            {
                result.Append(' ');
            }
            else if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark || rune == Rune.ReplacementChar)
            {
                continue;
            }
            else if (IsPunctuation(rune, category) || IsChinese(rune.Value))
            {
                result.Append(' ').Append(rune.ToString()).Append(' ');
            }
            else
            {
                result.Append(rune.ToString());
            }
        }

        return result.ToString();
    }

    private static string Lower(string text)
    {
        var valid = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            valid.Append(rune.ToString());
        }

        return valid.ToString().ToLowerInvariant().Normalize(NormalizationForm.FormD);
    }

    private static bool IsPunctuation(Rune rune, UnicodeCategory category) =>
        rune.Value is (>= 33 and <= 47) or (>= 58 and <= 64) or (>= 91 and <= 96) or (>= 123 and <= 126)
        || category is UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation
            or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
            or UnicodeCategory.OtherPunctuation;

    private static bool IsChinese(int value) =>
        value is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x20000 and <= 0x2CEAF) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0x2F800 and <= 0x2FA1F);
}
