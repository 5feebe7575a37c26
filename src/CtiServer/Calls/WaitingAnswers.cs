namespace CallCenter.CtiServer.Calls;

/// <summary>What a caller may hear while waiting, by the queue's rules.</summary>
internal sealed class WaitingAnswers(IQueueStore queues, IKnowledgeRetriever knowledge, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    /// <summary>The article nearest to the last question that nobody has read to the caller yet, else the queue's own. Never throws; null = nothing.</summary>
    public async Task<WaitingAnswer?> ForAsync(CallContext context, string queue)
    {
        try
        {
            return await FindAsync(context, queue).WaitAsync(Patience, time);
        }
        catch (Exception)
        {
            return null; // an offer less: the caller waits as others do
        }
    }

    private async Task<WaitingAnswer?> FindAsync(CallContext context, string queue)
    {
        if ((await queues.GetAsync(queue))?.Rules.Announcements is not { Answers: true } rule)
        {
            return null;
        }

        var spoken = context.Questions.Where(q => q.Outcome == KnowledgeDecision.Speak).Select(q => q.Article).ToHashSet();
        var near = context.Questions.LastOrDefault() is { } last ? last.Nearest.Prepend(last.Article).OfType<string>() : [];
        foreach (var key in near.Append(rule.Article).OfType<string>().Where(key => !spoken.Contains(key)))
        {
            if (await knowledge.GetAsync(key, context.Language) is { Approved: true, Answer.Length: > 0 } article)
            {
                return new WaitingAnswer(article.Key, article.Title, article.Answer);
            }
        }

        return null;
    }
}
