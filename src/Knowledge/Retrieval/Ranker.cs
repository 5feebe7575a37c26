namespace CallCenter.Knowledge.Retrieval;

/// <summary>
/// Ranks articles for a question by Gaussian-process regression over the phrasings nearest to it: the question is explained as a weighted
/// sum of known phrasings, and an article is believed as much as its phrasings weigh together. Unlike the mere nearest phrasing this knows
/// that two phrasings which say the same count once, and that a phrasing between two articles speaks for neither.
/// </summary>
internal static class Ranker
{
    public const int MostCandidates = 3;

    private const int MostArticles = 12;
    private const int MostPhrasings = 8;

    /// <param name="left">a phrasing to leave out (its question is being tried); -1 for none.</param>
    public static Ranking Rank(PhrasingIndex index, PreparedQuestion question, int left = -1)
    {
        var nearness = index.NearnessTo(question);
        if (!index.HasMeaning)
        {
            return ByNearest(index, nearness, left);
        }

        var chosen = Choose(index, nearness, left);
        var weights = Explain(index, chosen, nearness);
        var beliefs = new Dictionary<int, double>();
        for (var i = 0; i < chosen.Count; i++)
        {
            var article = index.Phrasings[chosen[i]].Article;
            beliefs[article] = beliefs.GetValueOrDefault(article) + weights[i];
        }

        return Best(beliefs);
    }

    private static Ranking ByNearest(PhrasingIndex index, float[] nearness, int left)
    {
        var beliefs = new Dictionary<int, double>();
        for (var i = 0; i < nearness.Length; i++)
        {
            var article = index.Phrasings[i].Article;
            if (i != left && nearness[i] > beliefs.GetValueOrDefault(article))
            {
                beliefs[article] = nearness[i];
            }
        }

        return Best(beliefs);
    }

    private static Ranking Best(Dictionary<int, double> beliefs) =>
        new([.. beliefs.OrderByDescending(b => b.Value).ThenBy(b => b.Key).Take(MostCandidates).Select(b => new RankedArticle(b.Key, b.Value))]);

    /// <summary>The nearest phrasings of the nearest articles.</summary>
    private static List<int> Choose(PhrasingIndex index, float[] nearness, int left)
    {
        var order = new int[nearness.Length];
        var farness = new float[nearness.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            farness[i] = -nearness[i];
        }

        Array.Sort(farness, order);
        var counts = new Dictionary<int, int>();
        var chosen = new List<int>(MostArticles * MostPhrasings);
        foreach (var phrasing in order)
        {
            var article = index.Phrasings[phrasing].Article;
            var known = counts.TryGetValue(article, out var count);
            if (phrasing != left && count < MostPhrasings && (known || counts.Count < MostArticles))
            {
                counts[article] = count + 1;
                chosen.Add(phrasing);
            }
        }

        return chosen;
    }

    /// <summary>Solves (nearness among the chosen + noise) x weights = nearness to the question, by Cholesky's factors.</summary>
    private static double[] Explain(PhrasingIndex index, List<int> chosen, float[] nearness)
    {
        var n = chosen.Count;
        var factor = new double[n * n];
        var weights = new double[n];
        for (var row = 0; row < n; row++)
        {
            var sum = (double)nearness[chosen[row]];
            for (var column = 0; column <= row; column++)
            {
                var rest = (double)index.Between(chosen[row], chosen[column]);
                rest += row == column ? index.Phrasings[chosen[row]].Noise : 0;
                for (var k = 0; k < column; k++)
                {
                    rest -= factor[(row * n) + k] * factor[(column * n) + k];
                }

                factor[(row * n) + column] = row == column ? Math.Sqrt(Math.Max(rest, 1e-6)) : rest / factor[(column * n) + column];
                sum -= column < row ? factor[(row * n) + column] * weights[column] : 0;
            }

            weights[row] = sum / factor[(row * n) + row];
        }

        for (var row = n - 1; row >= 0; row--)
        {
            for (var later = row + 1; later < n; later++)
            {
                weights[row] -= factor[(later * n) + row] * weights[later];
            }

            weights[row] /= factor[(row * n) + row];
        }

        return weights;
    }
}
