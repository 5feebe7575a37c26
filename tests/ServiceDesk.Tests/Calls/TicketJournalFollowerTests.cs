using CallCenter.CallModel;
using CallCenter.Storage.Journaling;
using CallCenter.Testing;

namespace CallCenter.ServiceDesk.Tests.Calls;

[TestFixture, Parallelizable(ParallelScope.All)]
internal sealed class TicketJournalFollowerTests
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

        await FollowToTheEndAsync(f);
        await new FollowerPositions(f.Db).SetAsync("tickets", 0);
        await FollowToTheEndAsync(f);

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

        await FollowToTheEndAsync(f);

        Assert.That((await f.HistoryAsync(ticket.Id))[^1], Is.EqualTo(("system", "callEnded", "lost", "serverRestarted")));
        Assert.That((await f.Desk.GetTicketAsync(ticket.Id))!.State, Is.EqualTo(TicketState.New));
    }

    [Test]
    public async Task RunAsync_CallerGoneBeforeTheTicketWasFound_TicketHasTheEndAllTheSame()
    {
        await using var f = await DeskFixture.StartAsync();
        var call = await f.ArriveAsync("+49301234567");
        f.Journal.Append(new CallEnded
        {
            At = f.Time.GetUtcNow(), CallId = call.CallId, End = new CallEnd(CallResult.Abandoned, EndReason.CallerHungUp),
        });
        var ticket = await f.Desk.LinkCallAsync(call);

        await FollowToTheEndAsync(f);

        Assert.That((await f.HistoryAsync(ticket.Id))[^1], Is.EqualTo(("system", "callEnded", "abandoned", "callerHungUp")));
        Assert.That((await f.Stores.Calls.GetAsync(call.CallId))!.TicketId, Is.EqualTo(ticket.Id));
    }

    [Test]
    public async Task RunAsync_EmptyWrapUpOrUnknownCall_ChangesNothing()
    {
        await using var f = await DeskFixture.StartAsync();
        var call = await f.ArriveAsync("+49301234567");
        var ticket = await f.Desk.LinkCallAsync(call);
        f.Journal.Append(WrapUp(f, call, null, " "));
        f.Journal.Append(WrapUp(f, new CallContext(CallId.New(), "x", "y"), "solved", "note"));

        await FollowToTheEndAsync(f);

        Assert.That(await f.Desk.GetTicketAsync(ticket.Id), Is.EqualTo(ticket));
    }

    private static WrapUpCompleted WrapUp(DeskFixture f, CallContext call, string? disposition, string? note) => new()
    {
        At = f.Time.GetUtcNow(), Agent = "ann", CallId = call.CallId, Disposition = disposition, Note = note,
    };

    /// <summary>Runs a follower until it has dealt with everything that is in the journal now, then stops it.</summary>
    private static async Task FollowToTheEndAsync(DeskFixture f)
    {
        await f.Journal.FlushAsync();
        using var stop = new CancellationTokenSource();
        var follower = f.Follower();
        var running = follower.RunAsync(stop.Token);
        await Until.TrueAsync(() => follower.Position == f.Journal.LastSeq);
        await stop.CancelAsync();
        await running;
        Assert.That(await new FollowerPositions(f.Db).GetAsync("tickets"), Is.EqualTo(f.Journal.LastSeq));
    }
}
