using CallCenter.CallModel;
namespace CallCenter.Storage.Knowledge;
#pragma warning disable
// stands in for the tables (branch knowledge): delete this file with the first real store
public sealed class KnowledgeStore : IKnowledgeStore
{
    readonly Dictionary<Guid, Article> a = [];
    public Task<IReadOnlyList<Article>> LoadArticlesAsync(CancellationToken ct = default) => Task.FromResult<IReadOnlyList<Article>>([.. a.Values]);
    public Task<bool> SaveArticlesAsync(IReadOnlyList<Article> articles, string by, CancellationToken ct = default) { foreach (var x in articles) a[x.Id] = x; return Task.FromResult(true); }
    public Task<bool> DeleteArticleAsync(Guid id, CancellationToken ct = default) => Task.FromResult(a.Remove(id));
    public Task<IReadOnlyList<WordMatch>> SearchWordsAsync(string text, string? language, int limit, CancellationToken ct = default) => Task.FromResult<IReadOnlyList<WordMatch>>([]);
    public Task<IReadOnlyList<TextVector>> LoadVectorsAsync(string model, CancellationToken ct = default) => Task.FromResult<IReadOnlyList<TextVector>>([]);
    public Task SaveVectorsAsync(string model, IReadOnlyList<TextVector> vectors, CancellationToken ct = default) => Task.CompletedTask;
    public Task DeleteVectorsAsync(string model, IReadOnlyList<string> texts, CancellationToken ct = default) => Task.CompletedTask;
}
public sealed class QuestionStore : IQuestionStore
{
    public Task<long> PositionAsync(CancellationToken ct = default) => Task.FromResult(0L);
    public Task AdvanceAsync(long seq, CancellationToken ct = default) => Task.CompletedTask;
    public Task<IReadOnlyList<QuestionGroup>> LoadGroupsAsync(int limit, CancellationToken ct = default) => Task.FromResult<IReadOnlyList<QuestionGroup>>([]);
    public Task AddAnsweredAsync(LoggedQuestion question, CancellationToken ct = default) => Task.CompletedTask;
    public Task<QuestionGroup?> AddOpenAsync(LoggedQuestion question, long? groupId, CancellationToken ct = default) => Task.FromResult<QuestionGroup?>(null);
    public Task<LoggedQuestion?> LastOfCallAsync(CallId call, CancellationToken ct = default) => Task.FromResult<LoggedQuestion?>(null);
    public Task MarkHelpedAsync(long seq, long askedSeq, CancellationToken ct = default) => Task.CompletedTask;
    public Task<QuestionGroup?> MarkUnhelpfulAsync(long seq, long askedSeq, long? groupId, CancellationToken ct = default) => Task.FromResult<QuestionGroup?>(null);
    public Task<IReadOnlyList<OpenQuestion>> ListOpenAsync(int limit, CancellationToken ct = default) => Task.FromResult<IReadOnlyList<OpenQuestion>>([]);
    public Task<OpenQuestion?> GetOpenAsync(long groupId, CancellationToken ct = default) => Task.FromResult<OpenQuestion?>(null);
    public Task<bool> CloseAsync(long groupId, QuestionState state, string by, CancellationToken ct = default) => Task.FromResult(false);
    public Task<IReadOnlyList<QuestionTally>> TallyAsync(DateTimeOffset since, CancellationToken ct = default) => Task.FromResult<IReadOnlyList<QuestionTally>>([]);
}
