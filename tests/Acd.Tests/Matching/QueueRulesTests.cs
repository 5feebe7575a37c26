using CallCenter.Acd.Tests.Support;
using CallCenter.CallModel.Tickets;

namespace CallCenter.Acd.Tests.Matching;

public sealed class QueueRulesTests
{
    [Test]
    public void Value_TheBetterCustomerIsNext_UntilAnotherHasWaitedThreeTargets()
    {
        var floor = Open(new QueueRules());
        var c = Call(floor, "C");
        floor.Pass(50);
        var b = Call(floor, "B");
        var a = Call(floor, "A");
        floor.Pass(15); // C has waited for 65 s of a target of 20 s: more than three times
        floor.ReadyAgent("ann");
        Assert.That(Served(floor, "ann"), Is.EqualTo(c.Leg.CallId));
        Assert.That(Served(floor, "ann"), Is.EqualTo(a.Leg.CallId), "A and B have waited alike");
        Assert.That(Served(floor, "ann"), Is.EqualTo(b.Leg.CallId));
    }

    [Test]
    public void Arrival_ClassesDoNotMatter()
    {
        var floor = Open(new QueueRules { Order = CallerOrder.Arrival });
        var c = Call(floor, "C");
        floor.Pass(1);
        Call(floor, "A");
        floor.ReadyAgent("ann");
        Assert.That(Served(floor, "ann"), Is.EqualTo(c.Leg.CallId));
    }

    [Test]
    public void Position_CountsTheOwnClassAndTheBetterOnes()
    {
        var floor = Open(new QueueRules());
        Call(floor, "B");
        Call(floor, "C");
        Call(floor, "A");
        Call(floor, "B");
        Assert.That(floor.Journal.Of<CallQueued>().Select(f => f.Position), Is.EqualTo((int[])[1, 2, 1, 3]));
    }

    [Test]
    public void RequiredSkill_IsDemandedLessAfterAWait()
    {
        var floor = Open(new QueueRules { Skills = [new SkillRule("tax", 8) { Steps = [new SkillStep(30, 5), new SkillStep(60, 0)] }] });
        floor.ReadyAgent("none");
        floor.ReadyAgent("five", skills: new() { ["tax"] = 5 });
        Call(floor, "C");
        floor.Pass(29);
        Assert.That(floor.Telephony.Rings, Is.Empty);
        floor.Pass(1);
        Assert.That(floor.Rings("five"));
        floor.Command(d => d.RejectAsync("five", floor.View("five").Lease!.Value));
        floor.Pass(30);
        Assert.That(floor.Rings("none"), "nobody needs the skill any more");
    }

    [Test]
    public void PreferredSkill_IsAskedFirst_OthersServeToo()
    {
        var floor = Open(new QueueRules { Skills = [new SkillRule("tax", 5, Preferred: true)] });
        floor.ReadyAgent("none");
        floor.Pass(1);
        floor.ReadyAgent("able", skills: new() { ["tax"] = 6 });
        Call(floor, "C");
        Call(floor, "C");
        Assert.That(floor.Telephony.Rings.Select(r => r.Target), Is.EqualTo((string[])["able", "none"]));
    }

    [Test]
    public void Groups_WidenWithTheWait_WhoIsInNoneComesLast()
    {
        var floor = Open(new QueueRules { Groups = [new AgentGroup(["ann"]), new AgentGroup(["bob"], 10)] });
        floor.ReadyAgent("out");
        floor.ReadyAgent("bob");
        floor.Pass(1);
        floor.ReadyAgent("ann");
        Call(floor, "C");
        Call(floor, "C");
        Assert.That(floor.Telephony.Rings.Select(r => r.Target), Is.EqualTo((string[])["ann"]), "the group first, though idle for less");
        floor.Pass(10);
        Assert.That(floor.Telephony.Rings.Select(r => r.Target), Is.EqualTo((string[])["ann", "bob"]));
    }

    [Test]
    public void RingAll_TheFirstWhoAnswersHasTheCaller()
    {
        var floor = Open(new QueueRules { RingAll = true, Groups = [new AgentGroup(["ann", "bob"])] });
        floor.ReadyAgent("ann");
        floor.ReadyAgent("bob");
        floor.ReadyAgent("eve");
        var visit = Call(floor, "C");
        Assert.That((floor.Rings("ann"), floor.Rings("bob"), floor.Rings("eve")), Is.EqualTo((true, true, false)), "the first group alone");

        floor.Answer("bob");

        Assert.That(floor.Rings("ann"), Is.False);
        Assert.That((floor.StateOf("ann"), floor.StateOf("bob")), Is.EqualTo((AgentState.Ready, AgentState.OnCall)));
        Assert.That(floor.Last<CallAccepted>().Agent, Is.EqualTo("bob"));
        floor.Happens(visit.Leg.HangUp);
        floor.Command(d => d.CompleteWrapUpAsync("bob", null, null));
        floor.AssertAtRest();
    }

    [Test]
    public void RingAll_NobodyAnswers_TheCallerWaitsOn_AndAcceptingOnThePageStopsTheOthers()
    {
        var floor = Open(new QueueRules { RingAll = true });
        floor.ReadyAgent("ann");
        floor.ReadyAgent("bob");
        var visit = Call(floor, "C");
        floor.Happens(() => floor.RingOf("ann").Refuse(EndReason.NoAnswer));
        Assert.That(floor.Rings("bob"), "the other one is still asked");
        floor.Command(d => d.AcceptAsync("bob", floor.View("bob").Lease!.Value));
        Assert.That(floor.Telephony.Rings.Count(r => !r.Over), Is.EqualTo(1), "one telephone, which answers by itself");
        floor.Answer("bob");
        floor.Happens(visit.Leg.HangUp);
        Assert.That(floor.Journal.Of<OfferEnded>().Select(f => f.Result), Is.EquivalentTo((OfferResult[])[OfferResult.NoAnswer, OfferResult.Accepted]));
    }

    [Test]
    public void LastAgent_IsWaitedForAWhile_ThenAnybodyServes()
    {
        var floor = Open(new QueueRules { LastAgent = true, LastAgentSeconds = 20 });
        floor.ReadyAgent("own");
        floor.ReadyAgent("ann");
        Call(floor, "C", "own");
        floor.Answer("own");
        Call(floor, "C", "own");
        Assert.That(floor.Rings("ann"), Is.False);
        floor.Pass(20);
        Assert.That(floor.Rings("ann"));
    }

    [Test]
    public void RoundRobin_AsksOneAfterTheOther_EvenWhoWasNotServed()
    {
        var floor = Open(new QueueRules(), RoutingPolicyNames.RoundRobin);
        floor.ReadyAgent("ann");
        floor.ReadyAgent("bob");
        for (var i = 0; i < 4; i++)
        {
            floor.Happens(Call(floor, "C").Leg.HangUp);
        }

        Assert.That(floor.Telephony.Rings.Select(r => r.Target), Is.EqualTo((string[])["ann", "bob", "ann", "bob"]));
    }

    [Test]
    public void LeastOccupied_LooksAtTheShareOfTheShift()
    {
        var floor = Open(new QueueRules(), RoutingPolicyNames.LeastOccupied);
        floor.ReadyAgent("ann");
        floor.Pass(1000);
        Call(floor, "C");
        floor.Answer("ann");
        floor.Pass(100);
        floor.Command(d => d.HangUpAsync("ann"));
        floor.Command(d => d.CompleteWrapUpAsync("ann", null, null));
        floor.ReadyAgent("bob");
        Call(floor, "C");
        floor.Answer("bob");
        floor.Pass(50);
        floor.Command(d => d.HangUpAsync("bob"));
        floor.Command(d => d.CompleteWrapUpAsync("bob", null, null));

        Call(floor, "C"); // ann was busy for 100 of 1150 seconds, bob for 50 of 50

        Assert.That(floor.Rings("ann"));
    }

    private static Floor Open(QueueRules rules, string routing = RoutingPolicyNames.LongestIdle)
    {
        var floor = new Floor();
        floor.Queues.Put(new QueueConfig("support", Routing: routing, WrapUpSeconds: 0, NotReadyAfterNoAnswers: 0) { Rules = rules });
        return floor.Start();
    }

    private static Visit Call(Floor floor, string valueClass, string? lastAgent = null) => floor.Caller(context: context =>
    {
        context.Customers = [new Customer(Guid.NewGuid(), "Somebody", [], ValueClass: valueClass)];
        context.LastAgent = lastAgent;
    });

    private static CallId Served(Floor floor, string agent)
    {
        floor.Answer(agent);
        var call = floor.Last<CallAccepted>().CallId;
        floor.Command(d => d.HangUpAsync(agent));
        floor.Command(d => d.CompleteWrapUpAsync(agent, null, null));
        return call;
    }
}
