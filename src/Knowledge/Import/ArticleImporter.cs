using CallCenter.Knowledge.Articles;
using CallCenter.Knowledge.Snapshots;

namespace CallCenter.Knowledge.Import;

/// <summary>Adds what a file says to what is stored, a few articles at a time: between them the database writes for the calls.</summary>
internal sealed class ArticleImporter(IKnowledgeStore store, SnapshotKeeper keeper, TimeProvider time)
{
    private const int Batch = 25;
    private const int MostTries = 5;

    /// <summary>
    /// Returns when callers can find the articles by limits that suit them. Once it has begun it is not broken off: half a file would be in.
    /// </summary>
    public async Task<ImportReport> ImportAsync(ImportedRows read, string by, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var tally = new Tally();
        try
        {
            foreach (var drafts in read.Drafts.Chunk(Batch))
            {
                await SaveAsync(drafts, by, tally);
            }
        }
        finally
        {
            if (tally.Changed)
            {
                await keeper.SettleAsync();
            }
        }

        return new ImportReport(tally.Added, tally.Phrasings, tally.Updated, [.. read.Rejected.Concat(tally.Refused).OrderBy(r => r.Row)], tally.Made,
            read.Rows, tally.Rows);
    }

    private async Task SaveAsync(IReadOnlyList<ArticleDraft> drafts, string by, Tally tally)
    {
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            var plans = drafts.Select(Plan).ToList();
            List<Article> changed = [.. plans.Where(plan => plan is { Article: not null, IsChange: true }).Select(plan => plan.Article!)];
            if (changed.Count == 0 || await store.SaveArticlesAsync(changed, by))
            {
                plans.ForEach(tally.Add);
                return;
            }

            // somebody has changed one of the articles: plan again with what is stored now
            await keeper.RefreshAsync();
        }

        tally.Refused.AddRange(drafts.Select(draft => Refusal(draft, FieldFault.Changed("article"))));
    }

    private PlannedArticle Plan(ArticleDraft draft)
    {
        var before = keeper.Current.Get(draft.Key, draft.Language);
        var (article, error) = ArticleRules.Tidy(draft.ApplyTo(before));
        var changes = article is not null && (before is null || !SameContent(before, article));
        return new PlannedArticle(draft, before, article is null ? null : article with { Version = article.Version + 1, UpdatedAt = time.GetUtcNow() }, changes, error);
    }

    private static ImportRejection Refusal(ArticleDraft draft, FieldFault why) => new(draft.FirstRow, why) { Article = draft.Key };

    private static bool SameContent(Article one, Article other) =>
        one.Phrasings.SequenceEqual(other.Phrasings) && one == other with { Phrasings = one.Phrasings };

    private sealed record PlannedArticle(ArticleDraft Draft, Article? Before, Article? Article, bool IsChange, FieldFault? Error);

    private sealed class Tally
    {
        public int Added { get; private set; }
        public int Updated { get; private set; }
        public int Phrasings { get; private set; }
        public int Made { get; private set; }
        public int Rows { get; private set; }
        public List<ImportRejection> Refused { get; } = [];
        public bool Changed => Added + Updated > 0;

        public void Add(PlannedArticle plan)
        {
            if (plan.Article is not { } article)
            {
                Refused.Add(Refusal(plan.Draft, plan.Error!));
                return;
            }

            Rows += plan.Draft.Rows;
            if (plan.IsChange)
            {
                Added += plan.Before is null ? 1 : 0;
                Updated += plan.Before is null ? 0 : 1;
                Made += plan.Draft.LacksAnswer(plan.Before) ? 1 : 0;
                Phrasings += article.Phrasings.Count - (plan.Before?.Phrasings.Count ?? 0);
            }
        }
    }
}
