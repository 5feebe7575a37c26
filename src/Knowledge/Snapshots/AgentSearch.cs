using CallCenter.Knowledge.Encoding;
using CallCenter.Knowledge.Retrieval;
using CallCenter.Knowledge.Texts;

namespace CallCenter.Knowledge.Snapshots;

/// <summary>The agents' search: articles near in meaning and articles that have the words (mistyped ones too), best of both first.</summary>
internal sealed class AgentSearch(IKnowledgeStore store, SentenceEncoders encoders)
{
    public const int MostResults = 200;

    /// <summary>Meaning below this is chance: it ranks nothing by itself.</summary>
    private const double LeastMeaning = 0.22;
    private const double MeaningShare = 0.75;

    public async Task<IReadOnlyList<KnowledgeCandidate>> SearchAsync(KnowledgeSnapshot snapshot, string text, string? language, int limit,
        CancellationToken ct)
    {
        var languages = language is null ? snapshot.Languages.Values : snapshot.Of(language) is { } one ? [one] : [];
        var scores = new Dictionary<Guid, double>();
        foreach (var index in languages.Select(l => l.Agents))
        {
            AddMeaning(scores, index, text);
            await AddWordsAsync(scores, index, text, ct);
        }

        return [.. scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Select(s => (Article: snapshot.Get(s.Key), Score: s.Value))
            .Where(s => s.Article is not null).Take(Math.Clamp(limit, 0, MostResults))
            .Select(s => new KnowledgeCandidate(s.Article!, Math.Clamp(s.Score, 0, 1)))];
    }

    private void AddMeaning(Dictionary<Guid, double> scores, PhrasingIndex index, string text)
    {
        var normalized = QuestionText.Normalize(text, index.Language);
        if (normalized.Length == 0 || encoders.For(index.Language)?.Encode(normalized) is not { } vector)
        {
            return;
        }

        var nearness = index.NearnessTo(new PreparedQuestion(normalized, vector));
        for (var i = 0; i < nearness.Length; i++)
        {
            var id = index.Articles[index.Phrasings[i].Article].Id;
            var score = MeaningShare * Math.Min(1, nearness[i]);
            if (nearness[i] >= LeastMeaning && score > scores.GetValueOrDefault(id))
            {
                scores[id] = score;
            }
        }
    }

    private async Task AddWordsAsync(Dictionary<Guid, double> scores, PhrasingIndex index, string text, CancellationToken ct)
    {
        var matches = await store.SearchWordsAsync(text, index.Language, MostResults, ct);
        if (matches.Count == 0 && Spelling.Correct(QuestionText.Normalize(text, index.Language), index.Vocabulary) is { } corrected)
        {
            matches = await store.SearchWordsAsync(corrected, index.Language, MostResults, ct);
        }

        foreach (var match in matches.GroupBy(m => m.ArticleId))
        {
            // words that every article has weigh nothing, and no word weighs more than all meaning
            var weight = Math.Max(0, match.Max(m => m.Weight));
            scores[match.Key] = scores.GetValueOrDefault(match.Key) + ((1 - MeaningShare) * weight / (weight + 1));
        }
    }
}
