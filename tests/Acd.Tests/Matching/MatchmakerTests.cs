using CallCenter.Acd.Routing;
using CallCenter.Acd.Tests.Support;

namespace CallCenter.Acd.Tests.Matching;

public sealed class MatchmakerTests
{
    [Test]
    public void Callers_AreServedByPriorityThenByWaiting()
    {
        var floor = Floor.Open();
        var calls = new[] { (1, 0), (2, 5), (3, 0), (4, 5) }
            .ToDictionary(c => floor.Caller(priority: c.Item2).Leg.CallId, c => c.Item1);

        var order = new List<int>();
        foreach (var agent in new[] { "a", "b", "c", "d" })
        {
            floor.ReadyAgent(agent);
            order.Add(calls[floor.RingOf(agent).CallId]);
        }

        Assert.That(order, Is.EqualTo(new[] { 2, 4, 1, 3 }));
    }

    [Test]
    public void Agents_WithoutTheSkillOrTheQueue_AreNotAsked()
    {
        var floor = new Floor();
        floor.Queues.Put(new QueueConfig("support", Skill: "en"));
        floor.Start();
        floor.ReadyAgent("none");
        floor.ReadyAgent("zero", skills: new() { ["en"] = 0 });
        floor.ReadyAgent("elsewhere", ["billing"], new() { ["en"] = 9 });
        floor.ReadyAgent("right", skills: new() { ["en"] = 1 });

        floor.Caller();

        Assert.That(floor.Telephony.Rings.Select(r => r.Target), Is.EqualTo(new[] { "right" }));
    }

    [TestCase(RoutingPolicyNames.LongestIdle, "ann")]
    [TestCase(RoutingPolicyNames.HighestSkill, "bob")]
    [TestCase(RoutingPolicyNames.FewestSkills, "eve")]
    [TestCase("no-such-policy", "ann")]
    public void Routing_ByName_PicksTheAgent(string policy, string expected)
    {
        var floor = new Floor();
        floor.Queues.Put(new QueueConfig("support", Skill: "en", Routing: policy));
        floor.Start();
        floor.ReadyAgent("ann", skills: new() { ["en"] = 3, ["fr"] = 1 });
        floor.Pass(1);
        floor.ReadyAgent("bob", skills: new() { ["en"] = 8, ["zh"] = 1, ["fr"] = 1 });
        floor.Pass(1);
        floor.ReadyAgent("eve", skills: new() { ["en"] = 1 });

        floor.Caller();

        Assert.That(floor.Telephony.Rings.Single().Target, Is.EqualTo(expected));
    }

    [Test]
    public void FewestCalls_CountsTodaysCallsOnly()
    {
        var floor = new Floor();
        floor.Queues.Put(new QueueConfig("support", Routing: RoutingPolicyNames.FewestCalls));
        floor.Start();
        floor.ReadyAgent("ann");
        floor.Caller();
        floor.Answer("ann");
        floor.Command(d => d.HangUpAsync("ann"));
        floor.Pass(60);
        floor.ReadyAgent("bob");
        var today = floor.Caller();
        Assert.That(floor.Rings("bob"), "bob had none today");
        floor.Happens(today.Leg.HangUp);

        floor.Pass(24 * 3600);
        floor.Caller();
        Assert.That(floor.Rings("ann"), "a new day: longest idle decides");
    }

    [Test]
    public void IdleTime_IsNotLostToAnOfferThatTheCallerLeft()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        floor.Pass(1);
        floor.ReadyAgent("bob");
        var caller = floor.Caller();
        floor.Happens(caller.Leg.HangUp);

        floor.Caller();

        Assert.That(floor.Rings("ann"));
    }

    [Test]
    public void Changes_OfQueuesAndUsers_AreFollowedWithoutRestart()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann", []);
        floor.Caller();
        Assert.That(floor.Telephony.Rings, Is.Empty);

        floor.AddAgent("ann", ["support"]);
        Assert.That(floor.Rings("ann"));
        floor.Happens(() => floor.Queues.Put(new QueueConfig("support", RingSeconds: 7)));
        floor.Happens(() => floor.RingOf("ann").Refuse(EndReason.NoAnswer));
        floor.ReadyAgent("bob");
        Assert.That(floor.RingOf("bob").Dial!.RingTime, Is.EqualTo(TimeSpan.FromSeconds(7)));
        floor.Happens(() => floor.Queues.Put(new QueueConfig("new")));
        Assert.That(floor.Caller("new").Over, Is.False);
    }

    [Test]
    public void QueueAddedAMomentAgo_IsKnownToTheNextCaller()
    {
        var floor = Floor.Open();
        floor.Queues.Put(new QueueConfig("fresh"), tell: false);

        Assert.That(floor.Caller("fresh").Over, Is.False);
    }

    [Test]
    public void ManyCallersManyAgents_EachIsOfferedOnce()
    {
        var floor = Floor.Open();
        for (var i = 0; i < 30; i++)
        {
            floor.Caller();
        }

        for (var i = 0; i < 20; i++)
        {
            floor.ReadyAgent($"agent{i:00}");
        }

        Assert.That(floor.Telephony.Rings.Select(r => r.Target), Is.Unique.And.Exactly(20).Items);
        Assert.That(floor.Telephony.Rings.Select(r => r.CallId), Is.Unique);
    }
}
