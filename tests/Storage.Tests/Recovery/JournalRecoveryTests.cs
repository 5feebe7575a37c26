using CallCenter.Storage.Calls;
using CallCenter.Storage.Records;
using CallCenter.Storage.Recovery;
using CallCenter.Testing;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Storage.Tests.Recovery;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres), Parallelizable(ParallelScope.All)]
internal sealed class JournalRecoveryTests(DatabaseKind kind)
{
    [Test]
    public async Task RunAsync_EmptyJournal_FindsNothing()
    {
        await using var f = await JournalFixture.StartAsync(kind);

        var state = await RecoverAsync(f);

        Assert.That(state.LostCalls, Is.Empty);
        Assert.That(state.AgentStates, Is.Empty);
        Assert.That(state.LastAlive, Is.Null);
        Assert.That(await f.AllAsync(), Is.Empty);
    }

    [Test]
    public async Task RunAsync_CallWithAnAgent_IsReleasedWithTheTimeUpToTheLastSignOfLife()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        var call = CallId.New();
        f.Journal.Append(new CallArrived { At = f.Start, CallId = call, Direction = CallDirection.Inbound, From = "+491", To = "1" });
        f.Journal.Append(new CallBridged { At = f.Start.AddSeconds(10), CallId = call, Agent = "ann", Queue = "support" });
        f.Journal.Append(new AgentStateChanged { At = f.Start.AddSeconds(70), Agent = "bob", State = AgentState.Ready });
        await f.ReopenAsync();

        var state = await RecoverAsync(f);

        Assert.That(state.LastAlive, Is.EqualTo(f.Start.AddSeconds(70)));
        var added = (await f.AllAsync(after: 3)).ConvertAll(e => e.Fact);
        Assert.That(added, Is.EqualTo((Fact[])
        [
            new CallReleased
            {
                At = f.Start.AddSeconds(70), Node = JournalFixture.Node, CallId = call, Agent = "ann", Reason = EndReason.ServerRestarted, TalkedMs = 60_000,
            },
            new CallEnded { At = f.Start.AddSeconds(70), Node = JournalFixture.Node, CallId = call, End = new CallEnd(CallResult.Lost, EndReason.ServerRestarted) },
        ]));
        Assert.That((await RecoverAsync(f)).LostCalls, Is.Empty, "a second run finds nothing left to close");
    }

    [Test]
    public async Task RunAsync_CallOfferedInAQueue_LeavesItClosedAndTheOfferIsWithdrawn()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        var call = CallId.New();
        f.Journal.Append(new CallArrived { At = f.Start, CallId = call, Direction = CallDirection.Inbound, From = "+491", To = "1" });
        f.Journal.Append(new CallQueued { At = f.Start.AddSeconds(1), CallId = call, Queue = "support", Position = 1 });
        f.Journal.Append(new CallOffered { At = f.Start.AddSeconds(9), CallId = call, Queue = "support", Agent = "ann", Lease = 7 });

        await f.Journal.FlushAsync();
        await RecoverAsync(f);

        var at = f.Start.AddSeconds(9);
        Assert.That((await f.AllAsync(after: 3)).Take(2).Select(e => e.Fact), Is.EqualTo((Fact[])
        [
            new OfferEnded { At = at, Node = JournalFixture.Node, CallId = call, Queue = "support", Agent = "ann", Lease = 7, Result = OfferResult.Withdrawn },
            new QueueLeft { At = at, Node = JournalFixture.Node, CallId = call, Queue = "support", Why = QueueLeaving.Closed, WaitedMs = 8000 },
        ]));
    }

    [Test]
    public async Task RunAsync_PartiesAndARecordingOnTheDisk_LeaveAndAreFoundAgain()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        var (call, caller, agent) = (CallId.New(), LegId.New(), LegId.New());
        f.Journal.Append(new CallArrived { At = f.Start, CallId = call, Direction = CallDirection.Inbound, From = "+491", To = "1" });
        f.Journal.Append(new PartyJoined { At = f.Start, CallId = call, Leg = caller, Role = LegRole.Caller, Number = "+491" });
        f.Journal.Append(new PartyJoined { At = f.Start, CallId = call, Leg = agent, Role = LegRole.Agent, Agent = "ann" });
        f.Journal.Append(new PartyLeft { At = f.Start, CallId = call, Leg = agent, Role = LegRole.Agent, Agent = "ann" });
        await f.ReopenAsync();

        await new JournalRecovery(f.Db, f.Journal, NullLogger<JournalRecovery>.Instance, arrived => ($"{arrived.CallId}.wav", 2.5)).RunAsync();

        Assert.That((await f.AllAsync(after: 4)).Select(e => e.Fact), Is.EqualTo((Fact[])
        [
            new PartyLeft { At = f.Start, Node = JournalFixture.Node, CallId = call, Leg = caller, Role = LegRole.Caller, Number = "+491" },
            new RecordingSaved { At = f.Start, Node = JournalFixture.Node, CallId = call, File = $"{call}.wav", Seconds = 2.5 },
            new CallEnded { At = f.Start, Node = JournalFixture.Node, CallId = call, End = new CallEnd(CallResult.Lost, EndReason.ServerRestarted) },
        ]));
        Assert.That((await new CallRecords(f.Db, f.Journal).GetAsync(call))!.Recording, Is.EqualTo($"{call}.wav"));
    }

    [Test]
    public async Task RunAsync_AgentStates_AreTheLastOfEach()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        foreach (var (agent, state) in ((string, AgentState)[])[("ann", AgentState.Ready), ("bob", AgentState.NotReady), ("ann", AgentState.WrapUp)])
        {
            f.Journal.Append(new AgentStateChanged { At = f.Start, Agent = agent, State = state, Reason = "r" });
        }

        await f.ReopenAsync();
        var states = (await RecoverAsync(f)).AgentStates;

        Assert.That(states.ToDictionary(s => s.Key, s => s.Value.State), Is.EquivalentTo(new Dictionary<string, AgentState>
        {
            ["ann"] = AgentState.WrapUp,
            ["bob"] = AgentState.NotReady,
        }));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task RunAsync_CallsCutAnywhere_SumsAreRightAndRecordsEqualTheJournal(int seed)
    {
        await using var f = await JournalFixture.StartAsync(kind);
        var random = new Random(seed);
        foreach (var story in Enumerable.Range(0, 150).Select(_ => new CallStory(random, f.Start.AddSeconds(random.Next(3600)))))
        {
            var facts = story.Tell();
            foreach (var fact in facts.Take(random.Next(1, facts.Count + 1)))
            {
                f.Journal.Append(fact);
            }
        }

        await f.ReopenAsync();
        var lost = (await RecoverAsync(f)).LostCalls;

        Assert.That(lost, Is.Not.Empty);
        var all = (await f.AllAsync()).ConvertAll(e => e.Fact);
        Assert.That(Invariants.Broken(all), Is.Empty);
        await AssertRecordsEqualJournalAsync(f);
    }

    private static Task<RecoveredState> RecoverAsync(JournalFixture f) =>
        new JournalRecovery(f.Db, f.Journal, NullLogger<JournalRecovery>.Instance).RunAsync();

    private static async Task AssertRecordsEqualJournalAsync(JournalFixture f)
    {
        var folded = await f.Db.ReadAsync(c => c.Query("SELECT * FROM calls ORDER BY id").Select(row => string.Join('|', row)).ToList());
        await CallRecordRebuild.RunAsync(f.Db, NullLogger.Instance);
        var rebuilt = await f.Db.ReadAsync(c => c.Query("SELECT * FROM calls ORDER BY id").Select(row => string.Join('|', row)).ToList());

        Assert.That(folded, Has.Count.EqualTo(150));
        Assert.That(rebuilt, Is.EqualTo(folded));
    }
}
