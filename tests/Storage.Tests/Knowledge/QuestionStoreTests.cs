using CallCenter.Storage.Knowledge;
using CallCenter.Testing;

namespace CallCenter.Storage.Tests.Knowledge;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres)]
internal sealed class QuestionStoreTests : StoreTest
{
    private readonly QuestionStore _store;

    public QuestionStoreTests(DatabaseKind kind) : base(kind) => _store = new QuestionStore(Db, new ManualTimeProvider(Now));

    [Test]
    public async Task AddOpen_SameGroup_CountsAndKeepsTheLastCall()
    {
        var group = await _store.AddOpenAsync(Asked(1, "is the pool open"), null);
        var second = Asked(2, "is the pool open today");
        await _store.AddOpenAsync(second, group!.Id);

        var open = (await _store.ListOpenAsync(10)).Single();

        Assert.Multiple(() =>
        {
            Assert.That((open.Id, open.Text, open.Count, open.LastCall, open.LastAskedAt), Is.EqualTo((group.Id, "is the pool open", 2, second.CallId, second.AskedAt)));
            Assert.That(open.Nearest, Is.EqualTo(second.Nearest));
        });
    }

    [Test]
    public async Task AddOpen_PositionTakenInBefore_ChangesNothing()
    {
        await _store.AddOpenAsync(Asked(5, "one"), null);

        var again = await _store.AddOpenAsync(Asked(5, "one"), null);
        await _store.AddAnsweredAsync(Asked(4, "older"));
        await _store.AdvanceAsync(3);

        Assert.Multiple(async () =>
        {
            Assert.That(again, Is.Null);
            Assert.That(await _store.PositionAsync(), Is.EqualTo(5));
            Assert.That((await _store.ListOpenAsync(10)).Single().Count, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task MarkAnswered_OnlyQuestionOfItsGroup_LeavesNothingOpen()
    {
        await _store.AddOpenAsync(Asked(1, "one", KnowledgeDecision.Offer), null);

        await _store.MarkAnsweredAsync(2, askedSeq: 1, helped: true);

        Assert.Multiple(async () =>
        {
            Assert.That(await _store.ListOpenAsync(10), Is.Empty);
            Assert.That(await _store.TallyAsync(Now), Is.EqualTo(new[] { new QuestionTally("en", 0, 1, 0, 1, 0) }));
        });
    }

    [Test]
    public async Task MarkUnhelpful_SpokenAnswer_OpensTheQuestion()
    {
        var asked = Asked(1, "one", KnowledgeDecision.Speak);
        await _store.AddAnsweredAsync(asked);

        var group = await _store.MarkUnhelpfulAsync(2, askedSeq: 1, groupId: null);

        Assert.Multiple(async () =>
        {
            Assert.That((await _store.ListOpenAsync(10)).Single().Id, Is.EqualTo(group!.Id));
            Assert.That(await _store.TallyAsync(Now), Is.EqualTo(new[] { new QuestionTally("en", 1, 0, 1, 0, 0) }));
            Assert.That(await _store.MarkUnhelpfulAsync(2, 1, null), Is.Null);
        });
    }

    [Test]
    public async Task Close_Adopted_IsNoLongerOpenNorJoined()
    {
        var group = await _store.AddOpenAsync(Asked(1, "one"), null);

        var closed = await _store.CloseAsync(group!.Id, QuestionState.Adopted, "ann");
        var again = await _store.CloseAsync(group.Id, QuestionState.Dismissed, "ann");
        var next = await _store.AddOpenAsync(Asked(2, "one"), group.Id);

        Assert.Multiple(async () =>
        {
            Assert.That((closed, again), Is.EqualTo((true, false)));
            Assert.That(next!.Id, Is.Not.EqualTo(group.Id));
            Assert.That((await _store.LoadGroupsAsync(10)).Select(g => g.Id), Is.EqualTo(new[] { next.Id }));
            Assert.That(await _store.GetOpenAsync(group.Id), Is.Null);
        });
    }

    [Test]
    public async Task Close_Dismissed_SwallowsTheSameQuestionLater()
    {
        var group = await _store.AddOpenAsync(Asked(1, "how far is the moon"), null);
        await _store.CloseAsync(group!.Id, QuestionState.Dismissed, "ann");

        var next = await _store.AddOpenAsync(Asked(2, "how far is the moon"), group.Id);

        Assert.Multiple(async () =>
        {
            Assert.That(next!.Id, Is.EqualTo(group.Id));
            Assert.That(await _store.ListOpenAsync(10), Is.Empty);
        });
    }

    [Test]
    public async Task LastOfCall_SeveralQuestions_GivesTheLatest()
    {
        var first = Asked(1, "one");
        var second = Asked(2, "two", KnowledgeDecision.Speak) with { CallId = first.CallId };
        await _store.AddOpenAsync(first, null);
        await _store.AddAnsweredAsync(second);

        var last = await _store.LastOfCallAsync(first.CallId);

        Assert.That(last! with { Nearest = second.Nearest }, Is.EqualTo(second));
    }

    private static LoggedQuestion Asked(long seq, string text, KnowledgeDecision outcome = KnowledgeDecision.Person) =>
        new(seq, CallId.New(), Now.AddSeconds(seq), text, "en", outcome, "best", 3, 0.25, ["best", "next"]);
}
