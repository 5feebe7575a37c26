using CallCenter.CallControl.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Bridging;

/// <summary>Parties who hear each other, by their sound and by the facts.</summary>
[NonParallelizable]
internal sealed class BridgeTests
{
    private static readonly CallEnd Bye = new(CallResult.Completed, EndReason.CallerHungUp);
    private Sides _sides = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _sides = await Sides.OpenAsync();

    [OneTimeTearDown]
    public async Task CloseAsync() => await _sides.DisposeAsync();

    [Test]
    public async Task Bridge_TwoParties_HearEachOtherUntilOneEnds()
    {
        var ((a, atA), (b, atB)) = (await _sides.CallAsync(), await _sides.CallAsync());
        var (hearsA, hearsB) = (new Meter(), new Meter());
        using var _ = atA.Listen(hearsA);
        using var __ = atB.Listen(hearsB);
        atA.Play([Meter.Tone(Meter.Low)], loop: true);
        atB.Play([Meter.Tone(Meter.High)], loop: true);

        var bridge = _sides.House.Bridge(a.CallId, a, b);

        await Until.TrueAsync(() => hearsA.HearsHigh && hearsB.HearsLow);
        Assert.That((hearsA.HearsLow, hearsB.HearsHigh), Is.EqualTo((false, false)), "nobody hears himself");
        Assert.That(bridge.Parties, Is.EqualTo(new[] { a.Id, b.Id }));
        await atB.HangUpAsync(Bye);
        Assert.That(await bridge.Completion, Is.EqualTo(b.Id));
        Assert.That((bridge.Parties.Count, a.End), Is.EqualTo((0, default(CallEnd))));
        Assert.That(Story(a.CallId), Is.EqualTo(new[] { ("joined", a.Id), ("joined", b.Id), ("left", b.Id), ("left", a.Id) }));
        await atA.HangUpAsync(Bye);
    }

    [Test]
    public async Task Hold_OneParty_HearsMusicAndIsNotHeard()
    {
        var ((a, atA), (b, atB)) = (await _sides.CallAsync(), await _sides.CallAsync());
        var (hearsA, hearsB) = (new Meter(), new Meter());
        using var _ = atA.Listen(hearsA);
        using var __ = atB.Listen(hearsB);
        atA.Play([Meter.Tone(Meter.Low)], loop: true);
        var bridge = _sides.House.Bridge(a.CallId, a, b);
        await Until.TrueAsync(() => hearsB.HearsLow);

        bridge.Hold(a.Id, [Meter.Tone(Meter.High)]);
        await Until.TrueAsync(() => hearsA.HearsHigh && !hearsB.HearsLow);
        bridge.Resume(a.Id);
        await Until.TrueAsync(() => !hearsA.HearsHigh && hearsB.HearsLow);

        bridge.Close();
        Assert.That(await bridge.Completion, Is.Null);
        Assert.That((a.End, b.End), Is.EqualTo((default(CallEnd), default(CallEnd))), "both legs live on");
        await Until.TrueAsync(() => !hearsB.HearsLow);
        await atA.HangUpAsync(Bye);
        await atB.HangUpAsync(Bye);
    }

    [Test]
    public async Task Join_AThirdParty_HearsBothAndMayLeaveAgain()
    {
        var ((a, atA), (b, atB), (c, atC)) = (await _sides.CallAsync(), await _sides.CallAsync(), await _sides.CallAsync());
        var hearsC = new Meter();
        using var _ = atC.Listen(hearsC);
        atA.Play([Meter.Tone(Meter.Low)], loop: true);
        atB.Play([Meter.Tone(Meter.High)], loop: true);
        var bridge = _sides.House.Bridge(a.CallId, a, b);

        bridge.Join(c);
        bridge.Join(c);
        await Until.TrueAsync(() => hearsC is { HearsLow: true, HearsHigh: true });
        Assert.That(bridge.Parties, Is.EqualTo(new[] { a.Id, b.Id, c.Id }));

        await atB.HangUpAsync(Bye);
        await Until.TrueAsync(() => bridge.Parties.Count == 2 && hearsC is { HearsLow: true, HearsHigh: false });
        Assert.That(bridge.Completion.IsCompleted, Is.False, "two are left");
        bridge.Leave(c.Id);
        await Until.TrueAsync(() => !hearsC.HearsLow);
        Assert.That((bridge.Parties.Count, bridge.Completion.IsCompleted, c.End), Is.EqualTo((1, false, default(CallEnd))));

        await atA.HangUpAsync(Bye);
        Assert.That(await bridge.Completion, Is.EqualTo(a.Id));
        await atC.HangUpAsync(Bye);
    }

    [Test]
    public async Task Observe_ListensWhispersBargesInAndTakesOver()
    {
        var ((caller, atCaller), (agent, atAgent), (boss, atBoss)) = (await _sides.CallAsync(), await _sides.CallAsync(), await _sides.CallAsync());
        var (hearsCaller, hearsAgent, hearsBoss) = (new Meter(), new Meter(), new Meter());
        using var _ = atCaller.Listen(hearsCaller);
        using var __ = atAgent.Listen(hearsAgent);
        using var ___ = atBoss.Listen(hearsBoss);
        atCaller.Play([Meter.Tone(Meter.Low)], loop: true);
        atAgent.Play([Meter.Tone(Meter.Middle)], loop: true);
        atBoss.Play([Meter.Tone(Meter.High)], loop: true);
        var bridge = _sides.House.Bridge(caller.CallId, caller, agent);
        Task HearAsync(string atCallerIs, string atAgentIs, string atBossIs) => Until.TrueAsync(() =>
            (hearsCaller.Heard, hearsAgent.Heard, hearsBoss.Heard) == (atCallerIs, atAgentIs, atBossIs));

        bridge.Observe(boss);
        await HearAsync("middle", "low", "low middle");
        bridge.SetHeardBy(boss.Id, [agent.Id]);
        await HearAsync("middle", "low high", "low middle");
        bridge.SetHeardBy(boss.Id, null);
        await HearAsync("middle high", "low high", "low middle");
        bridge.SetHeardBy(agent.Id, []);
        await HearAsync("high", "low high", "low");
        bridge.Join(boss);
        bridge.Leave(agent.Id);
        await HearAsync("high", "", "low");

        await atBoss.HangUpAsync(Bye);
        Assert.That(await bridge.Completion, Is.EqualTo(boss.Id), "who took over is a party");
        await atAgent.HangUpAsync(Bye);
        await atCaller.HangUpAsync(Bye);
    }

    [Test]
    public async Task Observe_TheRoomDoesNotLiveOnForAnObserver()
    {
        var ((caller, atCaller), (agent, atAgent), (boss, atBoss)) = (await _sides.CallAsync(), await _sides.CallAsync(), await _sides.CallAsync());
        var bridge = _sides.House.Bridge(caller.CallId, caller, agent);
        bridge.Observe(boss);

        await atAgent.HangUpAsync(Bye);

        Assert.That(await bridge.Completion, Is.EqualTo(agent.Id));
        Assert.That((bridge.Parties.Count, boss.End), Is.EqualTo((0, default(CallEnd))));
        await atCaller.HangUpAsync(Bye);
        await atBoss.HangUpAsync(Bye);
    }

    [Test]
    public async Task PhoneHolds_TheOnlyOtherHearsMusic_AThirdPartyMakesItStop()
    {
        var ((a, atA), (b, atB), (c, atC)) = (await _sides.CallAsync(), await _sides.CallAsync(), await _sides.CallAsync());
        _sides.House.HoldMusic = Meter.Tone(Meter.High);
        var hearsA = new Meter();
        using var _ = atA.Listen(hearsA);
        var bridge = _sides.House.Bridge(a.CallId, a, b);
        var phone = (CallControl.Legs.CallLeg)b;

        phone.Post(() => phone.SetHeldByPeer(true));
        await Until.TrueAsync(() => hearsA.HearsHigh);
        bridge.Join(c);
        await Until.TrueAsync(() => !hearsA.HearsHigh);
        bridge.Leave(c.Id);
        await Until.TrueAsync(() => hearsA.HearsHigh);
        phone.Post(() => phone.SetHeldByPeer(false));
        await Until.TrueAsync(() => !hearsA.HearsHigh);

        bridge.Close();
        foreach (var leg in new[] { atA, atB, atC })
        {
            await leg.HangUpAsync(Bye);
        }
    }

    [Test]
    public async Task PhoneHolds_BeforeItIsBridged_TheOtherHearsMusic()
    {
        var ((a, atA), (b, atB)) = (await _sides.CallAsync(), await _sides.CallAsync());
        _sides.House.HoldMusic = Meter.Tone(Meter.High);
        var hearsA = new Meter();
        using var _ = atA.Listen(hearsA);
        var phone = (CallControl.Legs.CallLeg)b;
        phone.Post(() => phone.SetHeldByPeer(true));
        await Until.TrueAsync(() => phone.IsHeldByPeer);

        var bridge = _sides.House.Bridge(a.CallId, a, b);

        await Until.TrueAsync(() => hearsA.HearsHigh);
        bridge.Close();
        await atA.HangUpAsync(Bye);
        await atB.HangUpAsync(Bye);
    }

    [Test]
    public async Task Bridge_LegThatHasEnded_CompletesAtOnceWithItsId()
    {
        var ((a, atA), (b, _)) = (await _sides.CallAsync(), await _sides.CallAsync());
        await b.HangUpAsync(Bye);

        var bridge = _sides.House.Bridge(a.CallId, a, b);

        Assert.That(await bridge.Completion, Is.EqualTo(b.Id));
        Assert.That(Story(a.CallId), Is.EqualTo(new[] { ("joined", a.Id), ("left", a.Id) }));
        await atA.HangUpAsync(Bye);
    }

    [Test]
    public async Task Bridge_KeysOfOneParty_AreSentToTheOther()
    {
        var ((a, atA), (b, atB)) = (await _sides.CallAsync(), await _sides.CallAsync());
        _sides.House.Bridge(a.CallId, a, b);

        atA.SendDigits("7");

        Assert.That(await atB.Digits.ReadAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token), Is.EqualTo('7'));
        await atA.HangUpAsync(Bye);
        await atB.HangUpAsync(Bye);
    }

    private IEnumerable<(string What, LegId Leg)> Story(CallId call) => _sides.HouseJournal.Of<CallFact>().Where(f => f.CallId == call)
        .Select(f => f switch { PartyJoined joined => ("joined", joined.Leg), PartyLeft left => ("left", left.Leg), _ => default })
        .Where(step => step != default);
}
