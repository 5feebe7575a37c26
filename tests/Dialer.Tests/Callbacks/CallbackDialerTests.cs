using CallCenter.Dialer.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.Dialer.Tests.Callbacks;

[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CallbackDialerTests
{
    private static readonly CallbackRules Rules = new("sales", CallbackMode.CustomerFirst) { MaxAttempts = 2, RetryMinutes = 5 };

    [Test]
    public async Task CustomerFirst_DialsByPlace_AndIsDoneWhenAnAgentTalks()
    {
        await using var world = await WorldAsync(Rules, idle: 1);
        var now = world.Time.GetUtcNow();
        var later = await AddAsync(world, 1, now.AddMinutes(-1));
        var first = await AddAsync(world, 2, now.AddMinutes(-5));
        await world.PassUntilAsync(() => world.World.Placed.Count == 1);
        await world.PassAsync(10);
        var call = world.World.Placed.Single();
        Assert.That((call.Callback, call.Number), Is.EqualTo((first.Id, first.Number)), "the earlier place, and one agent: one call");
        Assert.That((await world.Ports.Callbacks.GetAsync(first.Id))!, Has.Property("State").EqualTo(CallbackState.Dialing).And.Property("Attempts").EqualTo(1));

        world.Journal.Append(new CallBridged { At = world.Time.GetUtcNow(), CallId = call.Id!.Value, Agent = "ann" });
        await Until.TrueAsync(async () => (await world.Ports.Callbacks.GetAsync(first.Id))!.Result == CallbackEnd.Reached);
        Assert.That((await world.Ports.Callbacks.GetAsync(later.Id))!.State, Is.AnyOf(CallbackState.Waiting, CallbackState.Dialing));
    }

    [Test]
    public async Task LiveCallersAhead_HoldItBack()
    {
        await using var world = await WorldAsync(Rules, idle: 1);
        world.World.Live = [world.Time.GetUtcNow().AddMinutes(-9)];
        await AddAsync(world, 1, world.Time.GetUtcNow().AddMinutes(-5));
        await world.PassAsync(20);
        Assert.That(world.World.Placed, Is.Empty);
        world.World.Live = [];
        await world.PassUntilAsync(() => world.World.Placed.Count == 1);
    }

    [Test]
    public async Task NotReached_IsTriedAgainWithItsPlace_ThenGivenUp()
    {
        await using var world = await WorldAsync(Rules, idle: 1);
        var place = world.Time.GetUtcNow().AddMinutes(-5);
        var callback = await AddAsync(world, 1, place);
        await world.PassUntilAsync(() => world.World.Placed.Count == 1);
        world.End(world.World.Placed[0].Id!.Value, EndReason.NoAnswer);
        await Until.TrueAsync(async () => (await world.Ports.Callbacks.GetAsync(callback.Id))!.State == CallbackState.Waiting);
        var again = (await world.Ports.Callbacks.GetAsync(callback.Id))!;
        Assert.That((again.PlaceAt, again.DueAt), Is.EqualTo((place, world.Time.GetUtcNow().AddMinutes(5))));

        await world.PassUntilAsync(() => world.World.Placed.Count == 2);
        world.End(world.World.Placed[1].Id!.Value, EndReason.Busy);
        await Until.TrueAsync(async () => (await world.Ports.Callbacks.GetAsync(callback.Id))!.Result == CallbackEnd.NotReached);
    }

    [Test]
    public async Task AgentFirst_AgentIsKeptBeforeTheNumberIsDialed_AndFreeWhenNobodyAnswers()
    {
        await using var world = await WorldAsync(Rules with { Mode = CallbackMode.AgentFirst }, idle: 2);
        var callback = await AddAsync(world, 1, world.Time.GetUtcNow());
        await world.PassUntilAsync(() => world.World.Placed.Count == 1);
        var call = world.World.Placed.Single().Id!.Value;
        var kept = world.World.Kept.Single();
        Assert.That((kept.Value, (await world.Ports.Callbacks.GetAsync(callback.Id))!.TakenBy), Is.EqualTo((call, kept.Key)));
        world.End(call, EndReason.NoAnswer);
        await Until.TrueAsync(() => world.World.Kept.IsEmpty);
    }

    [Test]
    public async Task Personal_WaitsForItsTime_AndForItsAgent()
    {
        await using var world = await WorldAsync(Rules, idle: 4);
        var due = world.Time.GetUtcNow().AddMinutes(2);
        await world.Ports.Callbacks.RequestAsync(new NewCallback(DialerWorld.Number(1), "Ann", "sales", DueAt: due) { Agent = "cem" });
        await world.PassAsync(60);
        Assert.That(world.World.Placed, Is.Empty);
        await world.PassUntilAsync(() => world.World.Placed.Count == 1);
        Assert.That((world.World.Kept.Single().Key, world.Time.GetUtcNow() >= due), Is.EqualTo(("cem", true)));
    }

    [Test]
    public async Task WhoWantsNoCallsAnyMore_IsNotCalled_AndNightIsWaitedFor()
    {
        await using var world = await WorldAsync(Rules, idle: 4);
        var callback = await AddAsync(world, 1, world.Time.GetUtcNow());
        await world.Dialer.DoNotCallAsync(callback.Number, "sam", null);
        var asleep = (await world.Ports.Callbacks.RequestAsync(new NewCallback("+12125550100", Queue: "sales"))).Callback!;
        await Until.TrueAsync(async () =>
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
            return (await world.Ports.Callbacks.GetAsync(callback.Id))!.State == CallbackState.Cancelled;
        });
        await world.PassAsync(10);
        Assert.That((world.World.Placed.Count, (await world.Ports.Callbacks.GetAsync(asleep.Id))!.State), Is.EqualTo((0, CallbackState.Waiting)));
    }

    [Test]
    public async Task KilledWhileItRings_WaitsAgain_WithItsPlace_OnceOnly()
    {
        await using var world = await WorldAsync(Rules, idle: 1);
        var place = world.Time.GetUtcNow().AddMinutes(-5);
        var callback = await AddAsync(world, 1, place);
        await world.PassUntilAsync(() => world.World.Placed.Count == 1);
        Assert.That((await world.Ports.Callbacks.RequestAsync(new NewCallback(callback.Number, Queue: "sales"))).Ok, Is.True, "another wish waits meanwhile");
        var dialer = world.Dialer;
        await world.StartDialerAsync();
        await dialer.DisposeAsync();
        await world.PassUntilAsync(() => world.World.Placed.Count == 2);
        var open = (await world.Ports.Callbacks.ListAsync(new CallbackQuery())).Where(c => c.State is CallbackState.Waiting or CallbackState.Dialing);
        Assert.That(open.Select(c => c.PlaceAt), Is.EqualTo(new[] { place }));
    }

    [Test]
    public async Task Abandoned_IsCalledBack_WithThePlaceOfTheCall()
    {
        await using var world = await WorldAsync(Rules with { FromAbandoned = true }, idle: 0);
        var (call, now) = (CallId.New(), world.Time.GetUtcNow());
        await world.PassAsync(10);
        world.Journal.Append(new CallArrived { At = now, CallId = call, Direction = CallDirection.Inbound, From = DialerWorld.Number(7), To = "100" });
        world.Journal.Append(new QueueLeft { At = now.AddSeconds(40), CallId = call, Queue = "sales", Why = QueueLeaving.Abandoned, WaitedMs = 30_000 });
        await Until.TrueAsync(async () => (await world.Ports.Callbacks.ListAsync(new CallbackQuery(CallbackState.Waiting))).Count == 1);
        Assert.That((await world.Ports.Callbacks.ListAsync(new CallbackQuery())).Single(), Has.Property("PlaceAt").EqualTo(now.AddSeconds(10)).And.Property("Number").EqualTo(DialerWorld.Number(7)));
    }

    private static async Task<DialerWorld> WorldAsync(CallbackRules rules, int idle)
    {
        var world = await DialerWorld.StartAsync();
        await world.Ports.CallbackRules.PutAsync(rules);
        string[] agents = ["ann", "ben", "cem", "dan"];
        foreach (var busy in agents.Skip(idle))
        {
            world.Figures.Set(busy, AgentState.NotReady, world.Time.GetUtcNow());
        }

        return world;
    }

    private static async Task<Callback> AddAsync(DialerWorld world, int number, DateTimeOffset place) =>
        (await world.Ports.Callbacks.RequestAsync(new NewCallback(DialerWorld.Number(number), Queue: "sales") { PlaceAt = place })).Callback!;
}
