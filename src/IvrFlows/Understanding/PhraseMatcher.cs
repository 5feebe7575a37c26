using CallCenter.CallModel.Texts;

namespace CallCenter.IvrFlows.Understanding;

/// <summary>
/// Finds which of a menu's phrases was meant by what a recogniser wrote. A window slides over the heard words; it is compared with the
/// phrase half by letters, half by sound; letters outside the window count against it, so that a word inside a longer sentence does not
/// win. Of phrases that share a word with another choice, the other words must be there as well.
/// </summary>
internal sealed class PhraseMatcher
{
    /// <summary>Least score that is taken for an answer.</summary>
    public const double AcceptAt = 0.60;

    /// <summary>Least lead over the second best choice.</summary>
    public const double Margin = 0.10;

    /// <summary>Least likeness of the words that tell a phrase from another choice's.</summary>
    private const double OwnWordsAt = 0.6;

    private const double OwnWordsPenalty = 0.3;

    private readonly string _language;
    private readonly (string Name, Phrase[] Phrases)[] _choices;

    public PhraseMatcher(IEnumerable<PhraseChoice> choices, string language)
    {
        _language = language;
        var all = choices.Select(choice => (choice.Name, Words: choice.Phrases.Select(text => HeardText.Words(text, language)).ToArray())).ToArray();
        _choices = [.. all.Select(choice =>
        {
            var others = all.Where(other => other.Name != choice.Name).SelectMany(other => other.Words).SelectMany(words => words).ToHashSet();
            return (choice.Name, choice.Words.Where(words => words.Count > 0).Select(words => Phrase.Of(words, others)).ToArray());
        })];
    }

    public PhraseMatch Match(string heard)
    {
        var words = HeardText.Words(heard, _language);
        var best = new PhraseMatch(null, 0, 0);
        if (words.Count == 0)
        {
            return best;
        }

        var heardWords = HeardWords.Of(words, _language);
        foreach (var (name, phrases) in _choices)
        {
            var score = phrases.Length == 0 ? 0 : phrases.Max(phrase => Score(heardWords, phrase));
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
        return words.Count == 0 ? 0 : HeardWords.Of(words, language).Score(Phrase.Of(HeardText.Words(phrase, language), new HashSet<string>()));
    }

    private static double Score(HeardWords heard, Phrase phrase)
    {
        var score = heard.Score(phrase);
        return phrase.Own is null || heard.Likeness(phrase.Own) >= OwnWordsAt ? score : score - OwnWordsPenalty;
    }
}
