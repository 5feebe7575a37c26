using CallCenter.Acd.Tests.Support;

namespace CallCenter.Acd.Tests.Matching;

[Parallelizable(ParallelScope.All)]
public sealed class InterleavingTests
{
    [Test]
    public void RandomInterleavings_KeepTheInvariantsAndComeToRest([Range(1, 24)] int seed)
    {
        var floor = new RandomFloor(seed);

        floor.Run(2_500);
        floor.ComeToRest();

        Assert.That(floor.Floor.Journal.Of<CallBridged>(), Is.Not.Empty, "the test must reach what it tests");
        Assert.That(floor.MostChatsAtOnce, Is.GreaterThan(1), "nobody had two chats open");
    }

    [Test]
    public void RandomConferences_KeepTheInvariantsAndReachEveryEnd()
    {
        var facts = new List<Fact>();
        for (var seed = 200; seed < 208; seed++)
        {
            var floor = new RandomFloor(seed, talkative: true);
            floor.Run(2_500);
            floor.ComeToRest();
            facts.AddRange(floor.Floor.Journal.Facts);
        }

        Assert.That(facts.OfType<ConsultationEnded>().Select(f => f.End), Is.SupersetOf(Enum.GetValues<ConsultationEnd>()));
        Assert.That(facts.OfType<CallObserved>().Select(f => f.Mode), Is.SupersetOf(Enum.GetValues<ObservationMode>()));
        Assert.That(facts.OfType<CallMoved>().Select(f => f.FromQueue == f.ToQueue), Is.SupersetOf(new[] { true, false }));
    }

    [Test]
    public void RandomInterleavings_ReachEveryKindOfEnding()
    {
        var facts = new List<Fact>();
        for (var seed = 100; seed < 116; seed++)
        {
            var floor = new RandomFloor(seed);
            floor.Run(2_500);
            floor.ComeToRest();
            facts.AddRange(floor.Floor.Journal.Facts);
        }

        Assert.That(facts.OfType<OfferEnded>().Select(f => f.Result), Is.SupersetOf(Enum.GetValues<OfferResult>()));
        Assert.That(facts.OfType<QueueLeft>().Select(f => f.Why),
            Is.SupersetOf(new[] { QueueLeaving.Accepted, QueueLeaving.Abandoned, QueueLeaving.TimedOut, QueueLeaving.Closed }));
        Assert.That(facts.OfType<CallReleased>().Select(f => f.Reason), Is.SupersetOf(new[]
        {
            EndReason.CallerHungUp, EndReason.AgentHungUp, EndReason.CalleeHungUp, EndReason.Transferred, EndReason.MediaTimeout,
        }));
        Assert.That(facts.OfType<CallTransferred>().Select(f => f.Succeeded), Is.SupersetOf(new[] { true, false }));
    }
}
