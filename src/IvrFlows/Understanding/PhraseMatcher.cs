namespace CallCenter.IvrFlows.Understanding;

/// <summary>A thing that can be chosen by saying one of its phrases.</summary>
internal sealed record PhraseChoice(string Name, IReadOnlyList<string> Phrases);

/// <summary>The best choice with its score (0..1) and the best of any other choice.</summary>
internal readonly record struct PhraseMatch(string? Name, double Score, double Second)
{
    /// <summary>Sure enough to act on; otherwise the caller is asked again.</summary>
    public bool Accepted(double atLeast = PhraseMatcher.AcceptAt) =>
        Name is not null && Score >= atLeast && Score - Second >= PhraseMatcher.Margin;
}

/// <summary>
/// Finds which of a menu's phrases was meant by what a recogniser wrote. A window slides over the heard words; it is compared with the
/// phrase half by letters, half by sound; letters outside the window count against it, so that a word inside a longer sentence does not win.
/// </summary>
internal sealed class PhraseMatcher
{
    /// <summary>Least score that is taken for an answer.</summary>
    public const double AcceptAt = 0.60;

    /// <summary>Least lead over the second best choice.</summary>
    public const double Margin = 0.10;

    private const double OutsidePenalty = 0.5;

    private readonly string _language;
    private readonly (string Name, Phrase[] Phrases)[] _choices;

    public PhraseMatcher(IEnumerable<PhraseChoice> choices, string language)
    {
        _language = language;
        _choices = [.. choices.Select(choice =>
            (choice.Name, choice.Phrases.Select(text => Phrase.Of(text, language)).Where(phrase => phrase.Words > 0).ToArray()))];
    }

    public PhraseMatch Match(string heard)
    {
        var words = HeardText.Words(heard, _language);
        var best = new PhraseMatch(null, 0, 0);
        if (words.Count == 0)
        {
            return best;
        }

        var heardWords = HeardWords.Of(words);
        foreach (var (name, phrases) in _choices)
        {
            var score = phrases.Length == 0 ? 0 : phrases.Max(heardWords.Score);
            best = score > best.Score
                ? new PhraseMatch(name, score, best.Score)
                : best with { Second = Math.Max(best.Second, score) };
        }

        return best;
    }

    /// <summary>How much a phrase sounds like another one that is said clearly, 0..1.</summary>
    public static double Likeness(string said, string phrase, string language)
    {
        var words = HeardText.Words(said, language);
        return words.Count == 0 ? 0 : HeardWords.Of(words).Score(Phrase.Of(phrase, language));
    }

    private readonly record struct Phrase(string Letters, string Sound, int Words)
    {
        public static Phrase Of(string text, string language)
        {
            var words = HeardText.Words(text, language);
            return new Phrase(string.Concat(words), string.Concat(words.Select(SoundCode.Of)), words.Count);
        }
    }

    private sealed class HeardWords(string[] letters, string[] sounds, int total)
    {
        public static HeardWords Of(IReadOnlyList<string> words) =>
            new([.. words], [.. words.Select(SoundCode.Of)], words.Sum(word => word.Length));

        public double Score(Phrase phrase)
        {
            var best = 0.0;
            var shortest = Math.Max(1, phrase.Words - 1);
            for (var length = shortest; length <= Math.Min(phrase.Words + 2, letters.Length); length++)
            {
                for (var from = 0; from + length <= letters.Length; from++)
                {
                    best = Math.Max(best, Window(phrase, from, length));
                }
            }

            return letters.Length < shortest ? Math.Max(best, Window(phrase, 0, letters.Length)) : best;
        }

        private double Window(Phrase phrase, int from, int length)
        {
            var inside = string.Concat(letters.AsSpan(from, length));
            var sound = string.Concat(sounds.AsSpan(from, length));
            var alike = (Likeness(inside, phrase.Letters) + Likeness(sound, phrase.Sound)) / 2;
            return alike - (OutsidePenalty * (total - inside.Length) / total);
        }

        private static double Likeness(string left, string right)
        {
            var longer = Math.Max(left.Length, right.Length);
            return longer == 0 ? 1 : 1 - ((double)EditDistance.Between(left, right) / longer);
        }
    }
}
