using CallCenter.Testing;

namespace CallCenter.ServiceDesk.Tests.Calls;

[TestFixture, Parallelizable(ParallelScope.All)]
internal sealed class TicketReaderTests
{
    [Test]
    public async Task RunAsync_CallEndsAndAgentWrapsUp_TicketHasBothOnce()
    {
        await using var f = await DeskFixture.StartAsync();
        var call = await f.ArriveAsync("+49301234567");
        var ticket = await f.Desk.LinkCallAsync(call);
        f.Journal.Append(new CallBridged { At = f.Time.GetUtcNow(), CallId = call.CallId, Agent = "ann", Queue = "support" });
        await f.EndAsync(call);
        f.Journal.Append(WrapUp(f, call, "solved", "meter exchanged"));

        await f.FollowToTheEndAsync();
        await f.FollowToTheEndAsync();

        var after = (await f.Desk.GetTicketAsync(ticket.Id))!;
        Assert.That((after.State, after.Owner, after.Disposition), Is.EqualTo((TicketState.Assigned, "ann", "solved")));
        Assert.That((await f.HistoryAsync(ticket.Id)).Skip(1), Is.EqualTo(((string, string, string?, string?)[])
        [
            ("system", "state", "assigned", null),
            ("system", "owner", "ann", null),
            ("system", "callEnded", "completed", "callerHungUp; talked with ann"),
            ("ann", "wrapUp", "solved", "meter exchanged"),
        ]));
    }

    [TestCase("user:ben", false, Description = "an agent has called a colleague")]
    [TestCase("carrier", true)]
    public async Task RunAsync_CallThatNoCustomerIsIn_NeedsNoTicket(string trunk, bool needed)
    {
        await using var f = await DeskFixture.StartAsync();
        var (id, now) = (CallId.New(), f.Time.GetUtcNow());
        f.Journal.Append(new CallArrived { At = now, CallId = id, Direction = CallDirection.Outbound, From = "anna", To = "ben", Trunk = trunk });
        f.Journal.Append(new CallAnswered { At = now, CallId = id });
        f.Journal.Append(new CallEnded { At = now, CallId = id, End = new CallEnd(CallResult.Completed, EndReason.CalleeHungUp) });

        await f.FollowToTheEndAsync();

        Assert.That((await f.Calls.GetAsync(id))!.TicketId is not null, Is.EqualTo(needed));
    }

    [Test]
    public async Task RunAsync_CallLostInACrash_IsOnItsTicketAfterTheNextStart()
    {
        await using var f = await DeskFixture.StartAsync();
        var call = await f.ArriveAsync("+49301234567");
        var ticket = await f.Desk.LinkCallAsync(call);
        f.Journal.Append(new CallEnded
        {
            At = f.Time.GetUtcNow(), CallId = call.CallId, End = new CallEnd(CallResult.Lost, EndReason.ServerRestarted),
        });

        await f.FollowToTheEndAsync();

        Assert.That((await f.HistoryAsync(ticket.Id))[^1], Is.EqualTo(("system", "callEnded", "lost", "serverRestarted")));
        Assert.That((await f.Desk.GetTicketAsync(ticket.Id))!.State, Is.EqualTo(TicketState.New));
    }

    [Test]
    public async Task RunAsync_CallerGoneLongBeforeTheTicketWasFound_TicketHasTheEndAllTheSame()
    {
        await using var f = await DeskFixture.StartAsync();
        var call = await f.ArriveAsync("+49301234567");
        f.Journal.Append(new CallEnded
        {
            At = f.Time.GetUtcNow(), CallId = call.CallId, End = new CallEnd(CallResult.Abandoned, EndReason.CallerHungUp),
        });
        var ticket = await f.Desk.LinkCallAsync(call);

        await f.FollowToTheEndAsync();

        Assert.That((await f.HistoryAsync(ticket.Id))[^1], Is.EqualTo(("system", "callEnded", "abandoned", "callerHungUp")));
        Assert.That((await f.Calls.GetAsync(call.CallId))!.TicketId, Is.EqualTo(ticket.Id));
    }

    [Test]
    public async Task RunAsync_StartedInTheMiddleOfACall_TicketHasWhatCameBeforeToo()
    {
        await using var f = await DeskFixture.StartAsync();
        var call = await f.ArriveAsync("+49301234567");
        var ticket = await f.Desk.LinkCallAsync(call);
        f.Journal.Append(new CallBridged { At = f.Time.GetUtcNow(), CallId = call.CallId, Agent = "ann", Queue = "support" });
        await f.FollowToTheEndAsync();

        await f.EndAsync(call);
        await f.FollowToTheEndAsync();

        Assert.That((await f.HistoryAsync(ticket.Id)).Select(line => line.Note), Is.EqualTo(
            (string?[])[null, null, null, "callerHungUp; talked with ann"]));
    }

    [Test]
    public async Task RunAsync_ManyCallsOfOneCaller_ShareATicketWithALineForEach()
    {
        await using var f = await DeskFixture.StartAsync();
        var calls = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => f.ArriveAsync("+49301234567")));
        var tickets = await Task.WhenAll(calls.Select(call => f.Desk.LinkCallAsync(call)));
        foreach (var call in calls)
        {
            f.Journal.Append(new CallEnded
            {
                At = f.Time.GetUtcNow(), CallId = call.CallId, End = new CallEnd(CallResult.Completed, EndReason.CallerHungUp),
            });
        }

        await f.FollowToTheEndAsync();

        var ticket = tickets.Select(t => t.Id).Distinct().Single();
        var ended = (await f.Desk.HistoryAsync(ticket)).Where(line => line.Field == "callEnded").Select(line => line.CallId!.Value);
        Assert.That(ended, Is.EquivalentTo(calls.Select(call => call.CallId)));
        Assert.That((await f.Desk.GetTicketAsync(ticket))!.Version, Is.EqualTo(80), "opened, joined 39 times, 40 ends");
    }

    [Test]
    public async Task RunAsync_EmptyWrapUpOrUnknownCall_ChangesNothing()
    {
        await using var f = await DeskFixture.StartAsync();
        var call = await f.ArriveAsync("+49301234567");
        var ticket = await f.Desk.LinkCallAsync(call);
        f.Journal.Append(WrapUp(f, call, null, " "));
        f.Journal.Append(WrapUp(f, new CallContext(CallId.New(), "x", "y"), "solved", "note"));

        await f.FollowToTheEndAsync();

        Assert.That(await f.Desk.GetTicketAsync(ticket.Id), Is.EqualTo(ticket));
    }

    [Test]
    public async Task RunAsync_CallThatCouldBeGivenNoTicket_GetsItAndTheNoteAfterwards()
    {
        await using var f = await DeskFixture.StartAsync();
        var ada = await f.CustomerAsync("Ada", "+49301234567");
        var call = await f.ArriveAsync("+49301234567");
        f.Journal.Append(new CallBridged { At = f.Time.GetUtcNow(), CallId = call.CallId, Agent = "ann", Queue = "support" });
        await f.EndAsync(call);
        f.Journal.Append(WrapUp(f, call, "solved", "meter exchanged"));

        await f.FollowToTheEndAsync();
        await f.FollowToTheEndAsync();

        var record = (await f.Calls.GetAsync(call.CallId))!;
        Assert.That((record.TicketId is not null, record.CustomerId), Is.EqualTo((true, (Guid?)ada.Id)));
        Assert.That(await f.HistoryAsync(record.TicketId!.Value), Is.EqualTo(((string, string, string?, string?)[])
        [
            ("system", "opened", "T-000001", null),
            ("system", "state", "assigned", null),
            ("system", "owner", "ann", null),
            ("system", "callEnded", "completed", "callerHungUp; talked with ann"),
            ("ann", "wrapUp", "solved", "meter exchanged"),
        ]));
    }

    [Test]
    public async Task RunAsync_TicketMadeButItsFactLostWithTheServer_IsTheSameTicket()
    {
        await using var f = await DeskFixture.StartAsync();
        var call = await f.ArriveAsync("+49301234567");
        var made = await new Desk(f.Stores, f.Numbers, new FakeJournal(), f.Time).LinkCallAsync(call);

        await f.EndAsync(call, CallResult.Lost, EndReason.ServerRestarted);
        await f.FollowToTheEndAsync();

        Assert.That((await f.Calls.GetAsync(call.CallId))!.TicketId, Is.EqualTo(made.Id));
        Assert.That((await f.HistoryAsync(made.Id)).Select(line => line.Field), Is.EqualTo(new[] { "opened", "callEnded" }));
    }

    [Test]
    public async Task RunAsync_NoteComesWhileTheCallGoesOnWithoutATicket_CallHasItsTicketNow()
    {
        await using var f = await DeskFixture.StartAsync();
        var call = await f.ArriveAsync("+49301234567");
        f.Journal.Append(WrapUp(f, call, "solved", "passed on"));
        await f.FollowToTheEndAsync();

        await f.EndAsync(call);

        var ticket = (await f.Calls.GetAsync(call.CallId))!.TicketId!.Value;
        Assert.That((await f.HistoryAsync(ticket)).Select(line => line.Field), Is.EqualTo(
            new[] { "opened", "state", "owner", "wrapUp", "callEnded" }));
    }

    [TestCase(CallDirection.Inbound, CallResult.Rejected)]
    [TestCase(CallDirection.Outbound, CallResult.NotConnected)]
    public async Task RunAsync_CallThatNobodyServed_NeedsNoTicket(CallDirection direction, CallResult result)
    {
        await using var f = await DeskFixture.StartAsync();
        var call = new CallContext(CallId.New(), "+49301234567", "100");
        f.Journal.Append(new CallArrived { At = f.Time.GetUtcNow(), CallId = call.CallId, Direction = direction, From = call.From, To = call.To });

        await f.EndAsync(call, result, EndReason.Busy);

        Assert.That(await f.Desk.FindTicketsAsync(new TicketQuery()), Is.Empty);
    }

    private static WrapUpCompleted WrapUp(DeskFixture f, CallContext call, string? disposition, string? note) => new()
    {
        At = f.Time.GetUtcNow(), Agent = "ann", CallId = call.CallId, Disposition = disposition, Note = note,
    };
}
