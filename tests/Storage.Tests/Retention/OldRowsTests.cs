using CallCenter.Storage.Knowledge;
using CallCenter.Storage.Records;
using CallCenter.Storage.Retention;
using CallCenter.Testing;
using Dapper;

namespace CallCenter.Storage.Tests.Retention;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres), Parallelizable(ParallelScope.All)]
internal sealed class OldRowsTests(DatabaseKind kind)
{
    [Test]
    public async Task DeleteFacts_OldOnes_GoButAgentsStatesAndGoingCallsStay()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        f.Journal.Append(new AgentStateChanged { At = f.Start, Agent = "ann", State = AgentState.NotReady });
        var (ended, going) = (CallId.New(), CallId.New());
        await TellAsync(f, ended, f.Start, 600);
        f.Journal.Append(new CallEnded { At = f.Start, CallId = ended, End = new CallEnd(CallResult.Completed, EndReason.CallerHungUp) });
        await TellAsync(f, going, f.Start, 1);
        await TellAsync(f, CallId.New(), f.Start.AddDays(10), 600);
        await f.Journal.FlushAsync();

        var deleted = await new OldRows(f.Db).DeleteFactsAsync(f.Start.AddDays(5));

        var left = await f.AllAsync();
        Assert.That(deleted, Is.EqualTo(511), "up to the last fact in 256, without the agent's");
        Assert.That(left[0].Fact, Is.InstanceOf<AgentStateChanged>());
        Assert.That(left.Count(e => e.Fact is CallArrived), Is.EqualTo(2), "the going call's and the young one's");
        Assert.That(await new OldRows(f.Db).DeleteFactsAsync(f.Start.AddDays(5)), Is.Zero);
        Assert.That((await new CallRecords(f.Db, f.Journal).GetAsync(ended))!.End!.Result, Is.EqualTo(CallResult.Completed), "the record is the facts' sum");
    }

    [Test]
    public async Task DeleteFacts_NotReadByAFollower_Stay()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        await TellAsync(f, CallId.New(), f.Start, 600);
        await f.Db.WriteAsync(c => c.Execute("INSERT INTO positions (name, seq) VALUES ('tickets', 10)"));

        Assert.That(await new OldRows(f.Db).DeleteFactsAsync(f.Start.AddDays(5)), Is.LessThanOrEqualTo(10));
    }

    [Test]
    public async Task DeleteQuestions_OldOnes_GoWithTheirEmptyGroups()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        var store = new QuestionStore(f.Db, TimeProvider.System);
        await store.AddOpenAsync(Question(1, f.Start, "old and alone"), null);
        var group = (await store.AddOpenAsync(Question(2, f.Start, "asked again"), null))!;
        await store.AddOpenAsync(Question(3, f.Start.AddDays(9), "asked again"), group.Id);

        Assert.That(await new OldRows(f.Db).DeleteQuestionsAsync(f.Start.AddDays(5)), Is.EqualTo(2));

        Assert.That((await store.ListOpenAsync(10)).Select(q => (q.Text, q.Count)), Is.EqualTo(new[] { ("asked again", 1) }));
        Assert.That((await store.LoadGroupsAsync(10)).Select(g => g.Id), Is.EqualTo(new[] { group.Id }));
    }

    private static async Task TellAsync(JournalFixture f, CallId call, DateTimeOffset at, int digits)
    {
        f.Journal.Append(new CallArrived { At = at, CallId = call, Direction = CallDirection.Inbound, From = "1", To = "2" });
        for (var i = 1; i < digits; i++)
        {
            f.Journal.Append(new CallAnswered { At = at, CallId = call });
        }

        await f.Journal.FlushAsync();
    }

    private static LoggedQuestion Question(long seq, DateTimeOffset at, string text) =>
        new(seq, CallId.New(), at, text, "en", KnowledgeDecision.Person, null, null, null, []);
}
