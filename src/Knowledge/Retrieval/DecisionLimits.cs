namespace CallCenter.Knowledge.Retrieval;

/// <summary>When an answer is spoken, when titles are offered: beliefs, 0..1.</summary>
/// <param name="SpeakAt">least belief in the best article.</param>
/// <param name="Margin">its least lead over the second best.</param>
/// <param name="OfferAt">least belief at which titles are offered.</param>
internal readonly record struct DecisionLimits(double SpeakAt, double Margin, double OfferAt)
{
    /// <summary>
    /// What holds until a knowledge base has phrasings enough to tell its own; from leaving out each phrasing of
    /// tests/Knowledge.Tests/Vectors/clinc150/articles.csv, on the careful side.
    /// </summary>
    public static readonly DecisionLimits Usual = new(0.36, 0.24, 0.20);

    /// <summary>Without a model only an exact phrasing is spoken; titles are offered when half of the words agree.</summary>
    public static readonly DecisionLimits WordsAlone = new(1.01, 1, 0.5);

    public KnowledgeDecision Decide(double score, double lead) =>
        score >= SpeakAt && lead >= Margin ? KnowledgeDecision.Speak
        : score >= OfferAt ? KnowledgeDecision.Offer
        : KnowledgeDecision.Person;

    public KnowledgeDecision Decide(Ranking ranking) => Decide(ranking.Score, ranking.Lead);
}
