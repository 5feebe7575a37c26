using CallCenter.Knowledge.Snapshots;

namespace CallCenter.Knowledge.Articles;

/// <summary>Changes articles: checked, stored as new versions, then findable.</summary>
internal sealed class ArticleEditor(IKnowledgeStore store, SnapshotKeeper keeper, TimeProvider time)
{
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

    private Article NextVersion(Article article) => article with { Version = article.Version + 1, UpdatedAt = time.GetUtcNow() };
}
