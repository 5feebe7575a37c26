using CallCenter.Knowledge.Snapshots;

namespace CallCenter.Knowledge.Articles;

/// <summary>Changes articles: checked, stored as new versions, then findable.</summary>
internal sealed class ArticleEditor(IKnowledgeStore store, SnapshotKeeper keeper, TimeProvider time)
{
    private const int MostTries = 5;

    public async Task<(Article? Article, FieldFault? Error)> SaveAsync(Article article, string by, CancellationToken ct)
    {
        var (tidy, error) = ArticleRules.Tidy(article);
        error ??= tidy!.Approved && tidy.Answer.Length == 0 ? new FieldFault("answer", FaultCode.Missing, "an approved article needs one") : null;
        if (tidy is null || error is not null)
        {
            return (null, error);
        }

        var next = NextVersion(tidy with { Id = tidy.Id == Guid.Empty ? Guid.CreateVersion7() : tidy.Id });
        if (!await store.SaveArticlesAsync([next], by, ct))
        {
            await keeper.RefreshAsync();
            var taken = keeper.Current.Get(next.Key, next.Language) is { } other && other.Id != next.Id;
            return (null, taken
                ? new FieldFault("key", FaultCode.Taken, "another article of this language has it")
                : new FieldFault("version", FaultCode.Changed, "the article has been changed or deleted meanwhile"));
        }

        await keeper.RefreshAsync();
        return (next, null);
    }

    public async Task<bool> DeleteAsync(Guid id, CancellationToken ct)
    {
        var deleted = await store.DeleteArticleAsync(id, ct);
        await keeper.RefreshAsync();
        return deleted;
    }

    /// <summary>Adds the drafts to what is stored. Returns when callers can find them by limits that suit them.</summary>
    public async Task<ImportReport> ImportAsync(IReadOnlyList<ArticleDraft> drafts, IReadOnlyList<ImportRejection> rejected, string by, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (report, changed) = Plan(drafts, rejected);
            if (changed.Count == 0)
            {
                return report;
            }

            if (await store.SaveArticlesAsync(changed, by, ct))
            {
                await keeper.SettleAsync();
                return report;
            }

            // somebody changed one of the articles: plan again with what is stored now
            if (attempt == MostTries)
            {
                return new ImportReport(0, 0, 0, [.. rejected, new ImportRejection(1, "the articles are being changed by others; try again")]);
            }

            await keeper.RefreshAsync();
        }
    }

    private (ImportReport Report, List<Article> Changed) Plan(IReadOnlyList<ArticleDraft> drafts, IReadOnlyList<ImportRejection> rejected)
    {
        var changed = new List<Article>();
        var refused = new List<ImportRejection>(rejected);
        int added = 0, phrasings = 0, made = 0;
        foreach (var draft in drafts)
        {
            var before = keeper.Current.Get(draft.Key, draft.Language);
            var (article, error) = ArticleRules.Tidy(draft.ApplyTo(before));
            if (article is null)
            {
                refused.Add(new ImportRejection(1, $"article {draft.Key}: {error}"));
            }
            else if (before is null || !SameContent(before, article))
            {
                changed.Add(NextVersion(article));
                added += before is null ? 1 : 0;
                made += draft.LacksAnswer(before) ? 1 : 0;
                phrasings += article.Phrasings.Count - (before?.Phrasings.Count ?? 0);
            }
        }

        return (new ImportReport(added, phrasings, changed.Count - added, refused, made), changed);
    }

    private Article NextVersion(Article article) => article with { Version = article.Version + 1, UpdatedAt = time.GetUtcNow() };

    private static bool SameContent(Article one, Article other) =>
        one.Phrasings.SequenceEqual(other.Phrasings) && one == other with { Phrasings = one.Phrasings };
}
