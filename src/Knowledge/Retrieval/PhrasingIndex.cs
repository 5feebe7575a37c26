using CallCenter.Knowledge.Texts;

namespace CallCenter.Knowledge.Retrieval;

/// <summary>
/// The articles of one language with everything that stands for them, ready to be searched. Immutable; a change makes a new one.
/// Nearness of two texts is exp(sharpness x (cosine - 1)) plus a little for shared words: 1 and more for the same text, near 0 for
/// texts that have nothing to do with each other.
/// </summary>
internal sealed class PhrasingIndex
{
    /// <summary>
    /// What a shared word counts beside meaning. This, the noises and the sharpness were chosen by leaving out each phrasing of
    /// tests/Knowledge.Tests/Vectors/clinc150/articles.csv in turn.
    /// </summary>
    private const float WordShare = 0.1f;
    private const float PhrasingNoise = 0.15f;
    private const float TitleNoise = 0.4f;
    private const float AnswerNoise = 0.4f;

    private readonly WordOverlap _words;
    private readonly Dictionary<string, List<int>> _exact = new(StringComparer.Ordinal);
    private readonly float _sharpness;
    private readonly Lazy<HashSet<string>> _vocabulary;

    private PhrasingIndex(string language, IReadOnlyList<Article> articles, IReadOnlyList<Phrasing> phrasings, float? sharpness)
    {
        Language = language;
        Articles = articles;
        Phrasings = phrasings;
        HasMeaning = sharpness is not null;
        _sharpness = sharpness ?? 0;
        _words = new WordOverlap([.. phrasings.Select(p => p.Text)]);
        _vocabulary = new(() => [.. phrasings.SelectMany(p => p.Text.Split(' '))]);
        foreach (var phrasing in phrasings.Where(p => p.IsQuestion))
        {
            var articlesOfText = _exact.TryGetValue(phrasing.Text, out var known) ? known : _exact[phrasing.Text] = [];
            if (!articlesOfText.Contains(phrasing.Article))
            {
                articlesOfText.Add(phrasing.Article);
            }
        }
    }

    public string Language { get; }

    public IReadOnlyList<Article> Articles { get; }

    public IReadOnlyList<Phrasing> Phrasings { get; }

    /// <summary>False without a model: then nearness is shared words alone.</summary>
    public bool HasMeaning { get; }

    /// <summary>Every word of every text.</summary>
    public IReadOnlySet<string> Vocabulary => _vocabulary.Value;

    /// <param name="sharpness">of the language's model; null without one.</param>
    /// <param name="vectorOf">the vector of a normalised text; asked only when there is a model.</param>
    public static PhrasingIndex Build(string language, IReadOnlyList<Article> articles, float? sharpness, Func<string, float[]> vectorOf)
    {
        var phrasings = new List<Phrasing>();
        for (var place = 0; place < articles.Count; place++)
        {
            foreach (var (text, isQuestion, noise) in TextsOf(articles[place]))
            {
                phrasings.Add(new Phrasing(place, text, sharpness is null ? [] : vectorOf(text), noise, isQuestion));
            }
        }

        return new PhrasingIndex(language, articles, phrasings, sharpness);
    }

    /// <summary>All normalised texts that stand for an article, each once.</summary>
    public static IEnumerable<(string Text, bool IsQuestion, float Noise)> TextsOf(Article article)
    {
        var texts = article.Phrasings.Select(text => (text, true, PhrasingNoise)).Append((article.Title, false, TitleNoise))
            .Append((article.Answer, false, AnswerNoise));
        return texts.Select(t => (Text: QuestionText.Normalize(t.Item1, article.Language), t.Item2, t.Item3)).Where(t => t.Text.Length > 0)
            .DistinctBy(t => t.Text);
    }

    /// <summary>The articles that have exactly this phrasing.</summary>
    public IReadOnlyList<int> ExactArticles(string normalized) => _exact.TryGetValue(normalized, out var articles) ? articles : [];

    /// <summary>Nearness of a question to every phrasing.</summary>
    public float[] NearnessTo(PreparedQuestion question)
    {
        var nearness = new float[Phrasings.Count];
        _words.AddTo(nearness, question.Text, HasMeaning ? WordShare : 1);
        if (question.Vector is { } vector && HasMeaning)
        {
            for (var i = 0; i < nearness.Length; i++)
            {
                nearness[i] += OfCosine(Similarity.Dot(vector, Phrasings[i].Vector));
            }
        }

        return nearness;
    }

    /// <summary>Nearness of two phrasings.</summary>
    public float Between(int one, int other) => HasMeaning
        ? OfCosine(Similarity.Dot(Phrasings[one].Vector, Phrasings[other].Vector)) + (WordShare * _words.Between(one, other))
        : _words.Between(one, other);

    private float OfCosine(float cosine) => MathF.Exp(_sharpness * (cosine - 1));
}
