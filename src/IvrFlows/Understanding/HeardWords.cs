using CallCenter.CallModel.Texts;

namespace CallCenter.IvrFlows.Understanding;

/// <summary>Heard words, ready to be compared with phrases.</summary>
internal sealed class HeardWords
{
    private const double OutsidePenalty = 0.5;

    private readonly string[] _letters;
    private readonly string[] _sounds;
    private readonly int[] _weights;
    private readonly int _total;

    private HeardWords(string[] letters, string language)
    {
        _letters = letters;
        _sounds = [.. letters.Select(SoundCode.Of)];
        _weights = [.. letters.Select(word => Vocabulary.IsPolite(word, language) ? 0 : word.Length)];
        _total = _weights.Sum();
    }

    public static HeardWords Of(IReadOnlyList<string> words, string language) => new([.. words], language);

    /// <summary>How well the phrase explains what was heard, 0..1: words that it leaves over count against it, politeness does not.</summary>
    public double Score(Phrase phrase) => Slide(phrase, OutsidePenalty);

    /// <summary>How well the phrase is found somewhere in what was heard, 0..1.</summary>
    public double Likeness(Phrase phrase) => Slide(phrase, 0);

    private double Slide(Phrase phrase, double penalty)
    {
        var best = 0.0;
        var shortest = Math.Min(Math.Max(1, phrase.Words - 1), _letters.Length);
        for (var length = shortest; length <= Math.Min(phrase.Words + 2, _letters.Length); length++)
        {
            for (var from = 0; from + length <= _letters.Length; from++)
            {
                best = Math.Max(best, Window(phrase, from, length, penalty));
            }
        }

        return best;
    }

    private double Window(Phrase phrase, int from, int length, double penalty)
    {
        var inside = string.Concat(_letters.AsSpan(from, length));
        var sound = string.Concat(_sounds.AsSpan(from, length));
        var alike = (Alike(inside, phrase.Letters, null) + Alike(sound, phrase.Sound, SoundCode.Near)) / 2;
        var outside = _total - _weights.AsSpan(from, length).ToArray().Sum();
        return outside == 0 ? alike : alike - (penalty * outside / (outside + inside.Length));
    }

    private static double Alike(string left, string right, Func<char, char, bool>? near)
    {
        var longer = Math.Max(left.Length, right.Length);
        return longer == 0 ? 1 : 1 - (EditDistance.Between(left, right, near) / longer);
    }
}
