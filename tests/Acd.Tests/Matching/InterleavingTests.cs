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
    }

    [Test]
    public void RandomConferences_KeepTheInvariantsAndReachEveryEnd()
    {
        var (facts, chats) = (new List<Fact>(), 0);
        for (var seed = 200; seed < 208; seed++)
        {
            var floor = new RandomFloor(seed, talkative: true);
            floor.Run(2_500);
            floor.ComeToRest();
            facts.AddRange(floor.Floor.Journal.Facts);
            chats = Math.Max(chats, floor.MostChatsAtOnce);
        }

        Assert.That(facts.OfType<ConsultationEnded>().Select(f => f.End), Is.SupersetOf(Enum.GetValues<ConsultationEnd>()));
        Assert.That(facts.OfType<CallObserved>().Select(f => f.Mode), Is.SupersetOf(Enum.GetValues<ObservationMode>()));
        Assert.That(facts.OfType<CallMoved>().Select(f => f.FromQueue == f.ToQueue), Is.SupersetOf(new[] { true, false }));
    }

    [Test]
    public void RandomInterleavings_ReachEveryKindOfEnding()
    {
        var (facts, chats) = (new List<Fact>(), 0);
        for (var seed = 100; seed < 116; seed++)
        {
            var floor = new RandomFloor(seed);
            floor.Run(2_500);
            floor.ComeToRest();
            facts.AddRange(floor.Floor.Journal.Facts);
            chats = Math.Max(chats, floor.MostChatsAtOnce);
        }

        Assert.That(chats, Is.GreaterThan(1), "nobody had two chats open");
        Assert.That(facts.OfType<OfferEnded>().Select(f => f.Result), Is.SupersetOf(Enum.GetValues<OfferResult>()));
        Assert.That(facts.OfType<QueueLeft>().Select(f => f.Why),
            Is.SupersetOf(new[] { QueueLeaving.Accepted, QueueLeaving.Abandoned, QueueLeaving.TimedOut, QueueLeaving.Closed, QueueLeaving.Overflowed }));
        Assert.That(facts.OfType<CallReleased>().Select(f => f.Reason), Is.SupersetOf(new[]
        {
            EndReason.CallerHungUp, EndReason.AgentHungUp, EndReason.CalleeHungUp, EndReason.Transferred, EndReason.MediaTimeout,
        }));
        Assert.That(facts.OfType<CallTransferred>().Select(f => f.Succeeded), Is.SupersetOf(new[] { true, false }));
    }

    /// <summary>As many orders of events as are asked for: LEASE_RUNS, 100,000 unless said otherwise. Hours on one core.</summary>
    [Test, Explicit("100,000 random floors take hours")]
    public void RandomInterleavings_ManyFloors()
    {
        var runs = int.TryParse(Environment.GetEnvironmentVariable("LEASE_RUNS"), out var asked) ? asked : 100_000;
        var (done, calls) = (0, 0L);
        Parallel.For(1000, 1000 + runs, seed =>
        {
            var floor = new RandomFloor(seed);
            floor.Run(250);
            floor.ComeToRest();
            Interlocked.Increment(ref done);
            Interlocked.Add(ref calls, floor.Floor.Journal.Of<CallQueued>().Count());
        });
        TestContext.Out.WriteLine($"{done} floors, {calls} stays in queues: nobody had by two, stuck or forgotten");
    }
}
