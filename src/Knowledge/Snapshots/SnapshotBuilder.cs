using CallCenter.Knowledge.Encoding;
using CallCenter.Knowledge.Options;
using CallCenter.Knowledge.Retrieval;
using CallCenter.Knowledge.Limits;

namespace CallCenter.Knowledge.Snapshots;

/// <summary>Makes snapshots out of the stored articles. Used by one task at a time.</summary>
internal sealed class SnapshotBuilder(IKnowledgeStore store, SentenceEncoders encoders, KnowledgeOptions options)
{
    private readonly VectorCache _vectors = new(store, encoders);
    private readonly Dictionary<string, IReadOnlyList<PreparedQuestion>> _foreign = new(StringComparer.Ordinal);
    private bool _pruned;

    /// <summary>Reads the articles and encodes what is new; limits are taken over until they are found anew.</summary>
    public async Task<KnowledgeSnapshot> ReadAsync(KnowledgeSnapshot before, CancellationToken ct)
    {
        var articles = await store.LoadArticlesAsync(ct);
        var languages = new Dictionary<string, LanguageIndex>(StringComparer.Ordinal);
        foreach (var group in articles.GroupBy(article => article.Language))
        {
            languages[group.Key] = await IndexAsync(group.Key, [.. group], before, ct);
        }

        _pruned = _pruned || await PruneAsync(articles, ct);
        return new KnowledgeSnapshot(articles, languages);
    }

    /// <summary>Finds the limits of every language; null when abandoned.</summary>
    public KnowledgeSnapshot? WithLimits(KnowledgeSnapshot snapshot, Func<bool> abandoned)
    {
        var languages = new Dictionary<string, LanguageIndex>(StringComparer.Ordinal);
        foreach (var (language, index) in snapshot.Languages)
        {
            if (LimitFinder.Find(index.Callers, _foreign[language], options.SpeakAt, options.Margin, abandoned) is not { } found)
            {
                return null;
            }

            languages[language] = index with { Found = found };
        }

        return snapshot.With(languages);
    }

    private async Task<LanguageIndex> IndexAsync(string language, IReadOnlyList<Article> articles, KnowledgeSnapshot before, CancellationToken ct)
    {
        var sharpness = encoders.For(language)?.Sharpness;
        var vectors = await _vectors.GetAsync(language, articles.SelectMany(PhrasingIndex.TextsOf).Select(t => t.Text), ct);
        if (!_foreign.ContainsKey(language))
        {
            var texts = sharpness is null ? [] : ForeignQuestions.Of(language);
            var foreign = await _vectors.GetAsync(language, texts, ct);
            _foreign[language] = [.. texts.Select(text => new PreparedQuestion(text, foreign[text]))];
        }

        PhrasingIndex Build(IEnumerable<Article> of) => PhrasingIndex.Build(language, [.. of], sharpness, text => vectors[text]);
        return new LanguageIndex(Build(articles.Where(a => a.Approved)), Build(articles),
            before.Of(language)?.Found ?? new FoundLimits(StartingLimits(sharpness is not null), [], []));
    }

    private DecisionLimits StartingLimits(bool hasMeaning)
    {
        var usual = hasMeaning ? DecisionLimits.Usual : DecisionLimits.WordsAlone;
        return hasMeaning ? usual with { SpeakAt = options.SpeakAt ?? usual.SpeakAt, Margin = options.Margin ?? usual.Margin } : usual;
    }

    /// <summary>Several languages may share a model: only what none of them uses is forgotten.</summary>
    private async Task<bool> PruneAsync(IReadOnlyList<Article> articles, CancellationToken ct)
    {
        foreach (var sharing in articles.GroupBy(article => encoders.For(article.Language)))
        {
            var languages = sharing.Select(article => article.Language).Distinct().ToList();
            var used = sharing.SelectMany(PhrasingIndex.TextsOf).Select(t => t.Text).Concat(languages.SelectMany(ForeignQuestions.Of));
            await _vectors.KeepOnlyAsync(languages[0], used.ToHashSet(), ct);
        }

        return true;
    }
}
