using CallCenter.Knowledge.Retrieval;

namespace CallCenter.Knowledge.Limits;

/// <summary>Finds the limits at which most questions are answered while wrong and foreign answers stay rare.</summary>
internal static class LimitFinder
{
    /// <summary>Largest share of its own questions that may be answered wrongly; callers' share is smaller, since nothing is left out for them.</summary>
    private const double MostWrong = 0.016;

    /// <summary>Largest share of foreign questions that may be spoken any answer, and that may be spoken or offered any.</summary>
    private const double MostForeignSpoken = 0.03;
    private const double MostForeignOffered = 0.15;

    private const int MostTrials = 1_000;

    /// <summary>So many own phrasings weigh as much as the usual limits: a small knowledge base says little about itself.</summary>
    private const double UsualWeight = 200;

    /// <summary>Null when abandoned.</summary>
    /// <param name="speakAt">fixed by the administrator, or null.</param>
    /// <param name="margin">fixed by the administrator, or null.</param>
    public static FoundLimits? Find(PhrasingIndex index, IReadOnlyList<PreparedQuestion> foreign, double? speakAt, double? margin,
        Func<bool> abandoned)
    {
        if (!index.HasMeaning)
        {
            return new FoundLimits(DecisionLimits.WordsAlone, [], []);
        }

        var (own, others) = (TryOwn(index, abandoned), TryForeign(index, foreign, abandoned));
        if (own is null || others is null)
        {
            return null;
        }

        var strangers = WithoutFamiliar(others, own);
        return new FoundLimits(Choose(own, strangers, speakAt, margin), own, strangers);
    }

    /// <summary>The limits for trials already made.</summary>
    public static DecisionLimits Choose(IReadOnlyList<Trial> own, IReadOnlyList<Trial> foreign, double? speakAt, double? margin)
    {
        var best = Search(own, foreign, speakAt, margin);
        var weight = own.Count / (own.Count + UsualWeight);
        var speak = speakAt ?? Mix(best.SpeakAt, DecisionLimits.Usual.SpeakAt, weight);
        return new DecisionLimits(speak, margin ?? Mix(best.Margin, DecisionLimits.Usual.Margin, weight), Math.Min(speak, OfferAt(foreign)));
    }

    private static double Mix(double found, double usual, double weight) => (weight * found) + ((1 - weight) * usual);

    private static List<Trial>? TryOwn(PhrasingIndex index, Func<bool> abandoned)
    {
        var questions = Enumerable.Range(0, index.Phrasings.Count).Where(i => index.Phrasings[i].IsQuestion).ToList();
        var step = Math.Max(1, (questions.Count + MostTrials - 1) / MostTrials);
        var trials = new List<Trial>();
        for (var i = 0; i < questions.Count; i += step)
        {
            if (abandoned())
            {
                return null;
            }

            var phrasing = index.Phrasings[questions[i]];
            var ranking = Ranker.Rank(index, new PreparedQuestion(phrasing.Text, phrasing.Vector), questions[i]);
            trials.Add(new Trial(ranking.Score, ranking.Lead, ranking.Best.Count > 0 && ranking.Best[0].Article == phrasing.Article,
                ranking.Best.Any(b => b.Article == phrasing.Article)));
        }

        return trials;
    }

    private static List<Trial>? TryForeign(PhrasingIndex index, IReadOnlyList<PreparedQuestion> foreign, Func<bool> abandoned)
    {
        var trials = new List<Trial>(foreign.Count);
        foreach (var question in foreign)
        {
            if (abandoned())
            {
                return null;
            }

            var ranking = Ranker.Rank(index, question);
            trials.Add(new Trial(ranking.Score, ranking.Lead, Right: false, Among: false));
        }

        return trials;
    }

    /// <summary>A shipped question that is believed as much as the middle of the base's own is not foreign to this knowledge base.</summary>
    private static List<Trial> WithoutFamiliar(List<Trial> foreign, List<Trial> own)
    {
        var right = own.Where(t => t.Right).Select(t => t.Score).Order().ToList();
        var familiar = right.Count > 0 ? right[right.Count / 2] : 1;
        return [.. foreign.Where(t => t.Score < Math.Max(familiar, DecisionLimits.Usual.SpeakAt))];
    }

    private static DecisionLimits Search(IReadOnlyList<Trial> own, IReadOnlyList<Trial> foreign, double? speakAt, double? margin)
    {
        var best = DecisionLimits.Usual with { SpeakAt = speakAt ?? 0.6, Margin = margin ?? 0.45 };
        var most = -1;
        foreach (var speak in Steps(speakAt, 0.24, 0.60))
        {
            foreach (var lead in Steps(margin, 0.08, 0.45))
            {
                var limits = new DecisionLimits(speak, lead, 0);
                var right = own.Count(t => t.Right && Spoken(limits, t));
                if (right > most && own.Count(t => !t.Right && Spoken(limits, t)) <= MostWrong * own.Count
                    && foreign.Count(t => Spoken(limits, t)) <= MostForeignSpoken * foreign.Count)
                {
                    (best, most) = (limits, right);
                }
            }
        }

        return best;
    }

    private static IEnumerable<double> Steps(double? given, double from, double to)
    {
        if (given is { } only)
        {
            yield return only;
            yield break;
        }

        for (var at = from; at <= to; at += 0.01)
        {
            yield return at;
        }
    }

    private static bool Spoken(DecisionLimits limits, Trial trial) => trial.Score >= limits.SpeakAt && trial.Lead >= limits.Margin;

    private static double OfferAt(IReadOnlyList<Trial> foreign)
    {
        var scores = foreign.Select(t => t.Score).OrderDescending().ToList();
        return scores.Count == 0 ? DecisionLimits.Usual.OfferAt : Math.Clamp(scores[(int)(MostForeignOffered * scores.Count)], 0.1, 0.35);
    }
}
