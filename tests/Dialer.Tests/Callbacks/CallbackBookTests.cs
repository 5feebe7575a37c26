using CallCenter.Dialer.Callbacks;
using CallCenter.Dialer.Tests.Support;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Dialer.Tests.Callbacks;

[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CallbackBookTests
{
    [Test]
    public async Task DatabaseAway_TheEndIsWrittenOnceItIsBack()
    {
        await using var world = await DialerWorld.StartAsync();
        var (callback, call) = await DialedAsync(world);
        var desk = new LostDesk(world.Ports.Callbacks) { Fails = 3 };
        var written = new CallbackBook(desk, world.Time, NullLogger.Instance).EndAsync(callback, call, new CallbackTransition(CallbackState.Done, "ann", CallbackEnd.Reached), default);
        await Until.TrueAsync(() =>
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
            return written.IsCompleted;
        });
        Assert.That((await world.Ports.Callbacks.GetAsync(callback.Id))!.Result, Is.EqualTo(CallbackEnd.Reached));
    }

    [Test]
    public async Task AskedAgainMeanwhile_WaitsOnce_WithTheEarlierPlace()
    {
        await using var world = await DialerWorld.StartAsync();
        var (callback, call) = await DialedAsync(world);
        await world.Ports.Callbacks.RequestAsync(new NewCallback(callback.Number, Queue: "sales"));
        await new CallbackBook(world.Ports.Callbacks, world.Time, NullLogger.Instance).EndAsync(callback, call, new CallbackTransition(CallbackState.Waiting, CallbackBook.Server), default);
        var waiting = await world.Ports.Callbacks.ListAsync(new CallbackQuery(CallbackState.Waiting) { Queue = "sales" });
        Assert.That(waiting.Select(w => (w.Id, w.PlaceAt)), Is.EqualTo(new[] { (callback.Id, callback.PlaceAt) }));
    }

    [Test]
    public async Task PostponedByThePerson_TheEndOfTheCallChangesNothing()
    {
        await using var world = await DialerWorld.StartAsync();
        var (callback, call) = await DialedAsync(world);
        var due = world.Time.GetUtcNow().AddMinutes(30);
        await world.Ports.Callbacks.MoveAsync(callback.Id, new CallbackTransition(CallbackState.Waiting, "flow") { DueAt = due });
        await new CallbackBook(world.Ports.Callbacks, world.Time, NullLogger.Instance).EndAsync(callback, call, new CallbackTransition(CallbackState.Done, CallbackBook.Server, CallbackEnd.NotReached), default);
        Assert.That(await world.Ports.Callbacks.GetAsync(callback.Id), Has.Property("State").EqualTo(CallbackState.Waiting).And.Property("DueAt").EqualTo(due));
    }

    private static async Task<(Callback Callback, CallId Call)> DialedAsync(DialerWorld world)
    {
        var (place, call) = (world.Time.GetUtcNow().AddMinutes(-5), CallId.New());
        var asked = (await world.Ports.Callbacks.RequestAsync(new NewCallback(DialerWorld.Number(1), Queue: "sales") { PlaceAt = place })).Callback!;
        var dialed = await world.Ports.Callbacks.MoveAsync(asked.Id, new CallbackTransition(CallbackState.Dialing, CallbackBook.Server) { Call = call });
        return (dialed.Callback!, call);
    }
}
