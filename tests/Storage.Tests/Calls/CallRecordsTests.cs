using CallCenter.Storage.Records;
using CallCenter.Testing;

namespace CallCenter.Storage.Tests.Calls;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres), Parallelizable(ParallelScope.All)]
internal sealed class CallRecordsTests(DatabaseKind kind)
{
    private static readonly Guid Customer = Guid.CreateVersion7();
    private static readonly Guid Ticket = Guid.CreateVersion7();

    [Test]
    public async Task GetAsync_WholeCall_HasEverythingThatHappened()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        var call = CallId.New();
        foreach (var fact in WholeCall(call, f.Start))
        {
            f.Journal.Append(fact);
            await f.Journal.FlushAsync();
        }

        var records = new CallRecords(f.Db, f.Journal);

        Assert.That(await records.GetAsync(call), Is.EqualTo(Expected(call, f.Start)));
        Assert.That(await records.ListOfTicketAsync(Ticket), Is.EqualTo((CallRecord[])[Expected(call, f.Start)]));
        Assert.That((await records.EventsAsync(call)).Select(e => FactJson.TypeOf(e.Fact)), Is.EqualTo((string[])
            ["arrived", "customer", "answered", "ticket", "queued", "accepted", "bridged", "released", "ended", "recording", "wrapUp"]));
        Assert.That(await records.GetAsync(CallId.New()), Is.Null);
        Assert.That(await records.LastAgentAsync(Ticket), Is.EqualTo(Expected(call, f.Start).Agent).And.Not.Null);
        Assert.That(await records.LastAgentAsync(Guid.CreateVersion7()), Is.Null);
    }

    [Test]
    public async Task EventsAsync_OfEndedAndOpenCallsTogether_AreThoseOfEach()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        var (ended, open) = (CallId.New(), CallId.New());
        foreach (var fact in WholeCall(ended, f.Start).Concat(WholeCall(open, f.Start).Take(3)))
        {
            f.Journal.Append(fact);
        }

        await f.Journal.FlushAsync();
        var records = new CallRecords(f.Db, f.Journal);
        var events = await records.EventsAsync([ended, open, CallId.New()]);
        Assert.That(events.Keys, Is.EquivalentTo(new[] { ended, open }));
        foreach (var call in new[] { ended, open })
        {
            Assert.That(events[call].Select(e => e.Seq), Is.EqualTo((await records.EventsAsync(call)).Select(e => e.Seq)));
        }

        Assert.That(await records.EventsAsync([]), Is.Empty);
    }

    [Test]
    public async Task GetAsync_AllInOneGroup_IsTheSameRecord()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        var call = CallId.New();
        foreach (var fact in WholeCall(call, f.Start))
        {
            f.Journal.Append(fact);
        }

        await f.Journal.FlushAsync();

        Assert.That(await new CallRecords(f.Db, f.Journal).GetAsync(call), Is.EqualTo(Expected(call, f.Start)));
    }

    [Test]
    public async Task GetAsync_TransferredAndGivenUp_HasTheLastQueueAndSaysAbandoned()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        var call = CallId.New();
        foreach (var fact in WholeCall(call, f.Start).Take(7))
        {
            f.Journal.Append(fact);
        }

        f.Journal.Append(new CallTransferred { At = f.Start, CallId = call, Agent = "ann", ToQueue = "billing", Succeeded = true });
        f.Journal.Append(new CallQueued { At = f.Start, CallId = call, Queue = "billing", Position = 1 });
        f.Journal.Append(new QueueLeft { At = f.Start, CallId = call, Queue = "billing", Why = QueueLeaving.Abandoned, WaitedMs = 5 });
        f.Journal.Append(new CallEnded { At = f.Start, CallId = call, End = new CallEnd(CallResult.Abandoned, EndReason.CallerHungUp, 200) });
        await f.Journal.FlushAsync();
        var record = (await new CallRecords(f.Db, f.Journal).GetAsync(call))!;

        Assert.That((record.Queue, record.Agent, record.End!.Result), Is.EqualTo(("billing", "ann", CallResult.Abandoned)));
    }

    [Test]
    public async Task Records_OfACallInProgress_AreAsNewAsItsLastFactAlsoAfterAReopen()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        var call = CallId.New();
        var facts = WholeCall(call, f.Start);
        foreach (var fact in facts.Take(7))
        {
            f.Journal.Append(fact);
            await f.Journal.FlushAsync();
        }

        var expected = Expected(call, f.Start) with { EndedAt = null, End = null, Recording = null };
        await AssertRecordAsync(f, expected, 7);
        await f.ReopenAsync();
        await AssertRecordAsync(f, expected, 7);

        foreach (var fact in facts.Skip(7))
        {
            f.Journal.Append(fact);
            await f.Journal.FlushAsync();
        }

        await AssertRecordAsync(f, Expected(call, f.Start), facts.Length);
        Assert.That(f.Journal.Table.Open.All(), Is.Empty);
    }

    [Test]
    public async Task ListAsync_Window_IsNewestFirstFromInclusiveToExclusive()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        foreach (var second in (int[])[0, 10, 20, 30])
        {
            f.Journal.Append(Arrived(CallId.New(), f.Start.AddSeconds(second)));
        }

        await f.Journal.FlushAsync();
        var records = new CallRecords(f.Db, f.Journal);

        Assert.That(Seconds(await records.ListAsync(new CallQuery { Limit = 100 })), Is.EqualTo((int[])[30, 20, 10, 0]));
        Assert.That(Seconds(await records.ListAsync(new CallQuery { From = f.Start.AddSeconds(10), To = f.Start.AddSeconds(30) })), Is.EqualTo((int[])[20, 10]));
        Assert.That(Seconds(await records.ListAsync(new CallQuery { Limit = 1 })), Is.EqualTo((int[])[30]));
        Assert.That(await records.ListAsync(new CallQuery { Limit = -5 }), Is.Empty);
    }

    [Test]
    public async Task ListAsync_Pages_HaveEachCallOnce()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        foreach (var second in (int[])[0, 10, 10, 10, 20, 30, 30])
        {
            f.Journal.Append(Arrived(CallId.New(), f.Start.AddSeconds(second)));
        }

        await f.Journal.FlushAsync();
        var records = new CallRecords(f.Db, f.Journal);
        var whole = await records.ListAsync(new CallQuery());
        var paged = new List<CallRecord>();
        for (CallRecord? last = null; paged.Count < 20;)
        {
            var page = await records.ListAsync(new CallQuery { Limit = 2, Before = last });
            paged.AddRange(page);
            if (page.Count < 2)
            {
                break;
            }

            last = page[^1];
        }

        Assert.That(paged.Select(r => r.Id), Is.EqualTo(whole.Select(r => r.Id)));
    }

    [Test]
    public async Task ListAsync_ByParties_FindsEndedCallsAndThoseInProgress()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        var (ended, running) = (CallId.New(), CallId.New());
        foreach (var fact in WholeCall(ended, f.Start))
        {
            f.Journal.Append(fact);
        }

        foreach (var fact in WholeCall(running, f.Start.AddMinutes(1)).Take(7))
        {
            f.Journal.Append(fact);
        }

        f.Journal.Append(Arrived(CallId.New(), f.Start.AddMinutes(2)));
        await f.Journal.FlushAsync();
        var records = new CallRecords(f.Db, f.Journal);
        var expected = Expected(ended, f.Start);
        async Task<CallId[]> Ids(CallQuery query) => [.. (await records.ListAsync(query)).Select(r => r.Id)];

        Assert.That(await Ids(new CallQuery { Agent = expected.Agent }), Is.EqualTo((CallId[])[running, ended]));
        Assert.That(await Ids(new CallQuery { Queue = expected.Queue }), Is.EqualTo((CallId[])[running, ended]));
        Assert.That(await Ids(new CallQuery { Result = expected.End!.Result }), Is.EqualTo((CallId[])[ended]));
        Assert.That(await Ids(new CallQuery { Agent = "nobody" }), Is.Empty);
        Assert.That(await Ids(new CallQuery { Agent = expected.Agent, Limit = 1 }), Is.EqualTo((CallId[])[running]));
        Assert.That(await Ids(new CallQuery { Phone = expected.From.TrimStart('+')[2..], Result = expected.End.Result }), Is.EqualTo((CallId[])[ended]));
    }

    [Test]
    public async Task FactOfUnknownCall_MakesNoRecord()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        f.Journal.Append(f.Fact());
        await f.Journal.FlushAsync();

        Assert.That(await new CallRecords(f.Db, f.Journal).ListAsync(new CallQuery { Limit = 10 }), Is.Empty);
    }

    private static async Task AssertRecordAsync(JournalFixture f, CallRecord expected, int events)
    {
        var records = new CallRecords(f.Db, f.Journal);
        Assert.That(await records.GetAsync(expected.Id), Is.EqualTo(expected));
        Assert.That(await records.ListAsync(new CallQuery { Limit = 10 }), Is.EqualTo((CallRecord[])[expected]));
        Assert.That(await records.ListOfTicketAsync(Ticket), Is.EqualTo((CallRecord[])[expected]));
        Assert.That(await records.EventsAsync(expected.Id), Has.Count.EqualTo(events));
    }

    private static IEnumerable<int> Seconds(IEnumerable<CallRecord> records) => records.Select(r => r.StartedAt.Second);

    private static CallArrived Arrived(CallId call, DateTimeOffset at) => new()
    {
        At = at, CallId = call, Direction = CallDirection.Inbound, From = "+491", To = "100", CallerName = "Ann", Trunk = "t",
    };

    private static Fact[] WholeCall(CallId call, DateTimeOffset at) =>
    [
        Arrived(call, at),
        new CustomerMatched { At = at, CallId = call, CustomerIds = [Customer] },
        new CallAnswered { At = at.AddSeconds(1), CallId = call },
        new TicketLinked { At = at, CallId = call, TicketId = Ticket, Number = "T-000001", Opened = true },
        new CallQueued { At = at, CallId = call, Queue = "support", Position = 1 },
        new CallAccepted { At = at, CallId = call, Queue = "support", Agent = "ann", Lease = 1, WaitedMs = 5 },
        new CallBridged { At = at, CallId = call, Agent = "ann", Queue = "support" },
        new CallReleased { At = at, CallId = call, Agent = "ann", Reason = EndReason.CallerHungUp, TalkedMs = 0 },
        new CallEnded { At = at.AddSeconds(9), CallId = call, End = new CallEnd(CallResult.Completed, EndReason.CallerHungUp, 200) },
        new RecordingSaved { At = at.AddSeconds(10), CallId = call, File = "a.wav", Seconds = 8 },
        new WrapUpCompleted { At = at.AddSeconds(20), Agent = "ann", CallId = call, Note = "n" },
    ];

    private static CallRecord Expected(CallId call, DateTimeOffset at) => new(
        call, CallDirection.Inbound, "+491", "100", "Ann", "t", at, at.AddSeconds(1), at.AddSeconds(9),
        new CallEnd(CallResult.Completed, EndReason.CallerHungUp, 200), Customer, Ticket, "ann", "support", "a.wav")
    {
        Node = JournalFixture.Node,
    };
}
