using CallCenter.Acd.Tests.Support;

namespace CallCenter.Acd.Tests.Waiting;

/// <summary>Who is called back keeps the place; who dials may keep an agent.</summary>
public sealed class PlaceTests
{
    [Test]
    public void Since_IsThePlaceOfOneWhoCameThen()
    {
        var floor = Floor.Open();
        var begun = floor.Time.GetUtcNow();
        floor.Pass(60);
        var live = floor.Caller();
        floor.Pass(60);
        var later = floor.Caller();
        var calledBack = floor.Caller(since: begun.AddSeconds(90));
        Assert.That(floor.Ask(() => floor.Acd.Places.WaitingAsync("support")), Is.EqualTo(new[] { begun.AddSeconds(60), begun.AddSeconds(90), begun.AddSeconds(120) }));

        foreach (var next in new[] { live, calledBack, later })
        {
            floor.ReadyAgent($"agent{next.Leg.CallId.Value:N}"[..20]);
            Assert.That(floor.Telephony.Rings[^1].CallId, Is.EqualTo(next.Leg.CallId));
        }
    }

    [Test]
    public void ReservedAgent_TakesTheCallThatIsDialed_AndNothingElse()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        var dialed = CallId.New();
        Assert.That(floor.Ask(() => floor.Acd.Places.ReserveAsync("ann", dialed, TimeSpan.FromSeconds(40))), Is.True);
        Assert.That(floor.Ask(() => floor.Acd.Places.ReserveAsync("ann", CallId.New(), TimeSpan.FromSeconds(40))), Is.False, "one at a time");
        Assert.That(floor.Ask(() => floor.Acd.Places.ReserveAsync("nobody", dialed, TimeSpan.FromSeconds(40))), Is.False);
        var live = floor.Caller();
        Assert.That(floor.Rings("ann"), Is.False);

        floor.Caller(agent: "ann", id: dialed, within: TimeSpan.FromSeconds(2));
        Assert.That(floor.RingOf("ann").CallId, Is.EqualTo(dialed));
        Assert.That(live.Over, Is.False);
    }

    [Test]
    public void Reservation_EndsByItself_OrWhenNobodyComes()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        var dialed = CallId.New();
        floor.Ask(() => floor.Acd.Places.ReserveAsync("ann", dialed, TimeSpan.FromSeconds(40)));
        floor.Happens(() => floor.Acd.Places.Free(dialed));
        floor.Ask(() => floor.Acd.Places.ReserveAsync("ann", dialed, TimeSpan.FromSeconds(40)));
        floor.Caller();
        Assert.That(floor.Rings("ann"), Is.False);
        floor.Pass(40);
        Assert.That(floor.Rings("ann"), Is.True);
    }

    [Test]
    public void ForOneAgentAlone_OthersAreNotAsked()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        floor.Caller(agent: "ben");
        var live = floor.Caller();
        Assert.That(floor.RingOf("ann").CallId, Is.EqualTo(live.Leg.CallId));
        floor.ReadyAgent("ben");
        Assert.That(floor.Rings("ben"), Is.True);
    }

    [Test]
    public void CallbackKey_KeepsThePlace_OnceItWasOffered()
    {
        var floor = Floor.Open();
        var begun = floor.Time.GetUtcNow();
        var caller = floor.Caller(callbackAfter: TimeSpan.FromSeconds(60));
        floor.Happens(() => caller.Leg.Press("1"));
        Assert.That(caller.Over, Is.False, "nobody has offered it yet");
        floor.Pass(91);
        floor.Happens(() => caller.Leg.Press("51"));
        Assert.That(caller.Outcome, Is.EqualTo(new QueueOutcome.CallbackWanted(begun)));
        Assert.That(floor.Journal.Of<QueueLeft>().Single().Why, Is.EqualTo(QueueLeaving.LeftByKey));
        floor.AssertAtRest();
    }

    [Test]
    public void CallbackKey_IsNotRead_WhereItIsNotOffered_NorAfterTheWait()
    {
        var floor = Floor.Open();
        var caller = floor.Caller(callbackAfter: TimeSpan.FromSeconds(60));
        floor.Pass(91);
        floor.ReadyAgent("ann");
        floor.Answer("ann");
        floor.Happens(() => caller.Leg.Press("1"));
        Assert.That(caller.Over, Is.False);
        Assert.That(caller.Leg.Digits.TryRead(out _), Is.True, "the key is whoever's who reads next");
    }

    [Test]
    public void CallbackSaidAloud_KeepsThePlace_AfterTheOfferAlone()
    {
        var floor = Floor.Open();
        floor.Hearing.Languages.Add("en");
        var begun = floor.Time.GetUtcNow();
        var caller = floor.Caller(callbackAfter: TimeSpan.FromSeconds(60));
        floor.Pass(46);
        Assert.That(floor.Hearing.InUse, Is.Zero, "nobody has offered it yet");
        floor.Pass(46);
        HearOut(floor, caller);
        Assert.That(floor.Voices.TextOf(caller.Leg.Playbacks.Last(p => !p.Loop)), Does.EndWith("say: call me back."));
        floor.Happens(() => floor.Hearing.Say("No, I said Tuesday."));
        floor.Pass(1);
        Assert.That((caller.Over, floor.Hearing.InUse), Is.EqualTo((false, 0)), "meant for somebody else");

        floor.Pass(45);
        HearOut(floor, caller);
        floor.Happens(() => floor.Hearing.Say("Yes, call me back please."));
        floor.Pass(1);
        Assert.That(caller.Outcome, Is.EqualTo(new QueueOutcome.CallbackWanted(begun)));
        Assert.That(floor.Hearing.InUse, Is.Zero);
        floor.AssertAtRest();
    }

    [Test]
    public void WhileTheOfferIsHeard_AnAgentAnswers_NobodyListensAnyMore()
    {
        var floor = Floor.Open();
        floor.Hearing.Languages.Add("en");
        var caller = floor.Caller(callbackAfter: TimeSpan.FromSeconds(60));
        floor.Pass(91);
        HearOut(floor, caller);
        Assert.That(floor.Hearing.InUse, Is.EqualTo(1));
        floor.ReadyAgent("ann");
        floor.Answer("ann");
        Assert.That((floor.Hearing.InUse, caller.Over), Is.EqualTo((0, false)));
    }

    private static void HearOut(Floor floor, Visit caller) => floor.Pass(caller.Leg.Playing!.Length.TotalSeconds + 0.1);
}
