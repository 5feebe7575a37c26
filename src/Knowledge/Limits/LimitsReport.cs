using CallCenter.Knowledge.Retrieval;

namespace CallCenter.Knowledge.Limits;

/// <summary>What the limits in force promise, and what others would.</summary>
internal static class LimitsReport
{
    private static readonly double[] SpeakSteps = [0.25, 0.30, 0.35, 0.40, 0.50];
    private static readonly double[] MarginSteps = [0.10, 0.15, 0.20, 0.25, 0.30];

    public static KnowledgeLimits Of(string language, FoundLimits found, bool fromSettings, QuestionTally? callers)
    {
        var (limits, own) = (found.Limits, found.Own);
        double Share(Func<Trial, bool> which) => own.Count == 0 ? 0 : (double)own.Count(which) / own.Count;
        KnowledgeDecision Decide(Trial trial) => limits.Decide(trial.Score, trial.Lead);
        return new KnowledgeLimits(language, limits.SpeakAt, limits.Margin, limits.OfferAt,
            Share(t => Decide(t) == KnowledgeDecision.Speak && t.Right),
            Share(t => Decide(t) == KnowledgeDecision.Speak && !t.Right),
            Share(t => Decide(t) == KnowledgeDecision.Offer),
            Share(t => Decide(t) == KnowledgeDecision.Person),
            fromSettings, own.Count, [.. Trade(found)], callers);
    }

    private static IEnumerable<LimitTrade> Trade(FoundLimits found) =>
        from speakAt in SpeakSteps
        from margin in MarginSteps
        select Promise(found, new DecisionLimits(speakAt, margin, 0));

    private static LimitTrade Promise(FoundLimits found, DecisionLimits limits)
    {
        bool Spoken(Trial t) => limits.Decide(t.Score, t.Lead) == KnowledgeDecision.Speak;
        double own = Math.Max(1, found.Own.Count), foreign = Math.Max(1, found.Foreign.Count);
        return new LimitTrade(limits.SpeakAt, limits.Margin, found.Own.Count(t => t.Right && Spoken(t)) / own,
            found.Own.Count(t => !t.Right && Spoken(t)) / own, found.Foreign.Count(Spoken) / foreign);
    }
}
