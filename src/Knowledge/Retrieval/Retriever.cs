namespace CallCenter.Knowledge.Retrieval;

/// <summary>What a caller's question gets: the answer, two or three titles, or a person.</summary>
internal static class Retriever
{
    /// <summary>A title is offered only when it is believed at least so much of what the best one is; two are offered in any case.</summary>
    private const double LeastShare = 0.15;
    private const int FewestOffered = 2;

    public static KnowledgeRetrieval Find(PhrasingIndex index, DecisionLimits limits, PreparedQuestion question)
    {
        if (ByExactPhrasing(index, question.Text) is { } exact)
        {
            return exact;
        }

        var ranking = Ranker.Rank(index, question);
        var decision = limits.Decide(ranking);
        var candidates = ranking.Best.Select(b => new KnowledgeCandidate(index.Articles[b.Article], Math.Clamp(b.Belief, 0, 1)));
        if (decision == KnowledgeDecision.Offer)
        {
            candidates = candidates.Where((c, place) => place < FewestOffered || c.Score >= LeastShare * ranking.Score);
        }

        return Speakable(decision, [.. candidates]);
    }

    /// <summary>Words that an article lists as its own need no score; when several list them, the caller chooses.</summary>
    private static KnowledgeRetrieval? ByExactPhrasing(PhrasingIndex index, string text)
    {
        var articles = index.ExactArticles(text);
        return articles.Count == 0 ? null : Speakable(articles.Count == 1 ? KnowledgeDecision.Speak : KnowledgeDecision.Offer,
            [.. articles.Take(Ranker.MostCandidates).Select(article => new KnowledgeCandidate(index.Articles[article], 1))]);
    }

    /// <summary>Callers are never led to an article that has nothing to say; the agent sees it all the same.</summary>
    private static KnowledgeRetrieval Speakable(KnowledgeDecision decision, IReadOnlyList<KnowledgeCandidate> candidates) => decision switch
    {
        KnowledgeDecision.Speak when !Says(candidates[0]) => new(KnowledgeDecision.Person, candidates),
        KnowledgeDecision.Offer when candidates.Any(c => !Says(c)) => candidates.Where(Says).ToList() is { Count: > 0 } said
            ? new(KnowledgeDecision.Offer, said)
            : new(KnowledgeDecision.Person, candidates),
        _ => new(decision, candidates),
    };

    private static bool Says(KnowledgeCandidate candidate) => !string.IsNullOrWhiteSpace(candidate.Article.Answer);
}
