using System.Collections.Concurrent;
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

    /// <summary>
    /// As many orders of events as are asked for: LEASE_RUNS, 100,000 unless said otherwise, from the seed LEASE_SEED on. Every second floor is
    /// one of conferences and supervisors, every third is killed in the middle and started again.
    /// </summary>
    [Test, Explicit("minutes; ./test --leases")]
    public void RandomInterleavings_ManyFloors()
    {
        var (runs, first) = (Asked("LEASE_RUNS", 100_000), Asked("LEASE_SEED", 1000));
        var (done, restarts, kinds) = (0, 0, new ConcurrentDictionary<string, long>());
        Parallel.For(first, first + runs, seed =>
        {
            var facts = Try(() => OneFloor(seed), seed);
            Interlocked.Add(ref restarts, seed % 3 == 0 ? 1 : 0);
            Interlocked.Increment(ref done);
            foreach (var kind in facts.GroupBy(f => f.GetType().Name))
            {
                kinds.AddOrUpdate(kind.Key, kind.Count(), (_, before) => before + kind.Count());
            }
        });
        TestContext.Out.WriteLine($"{done} floors from seed {first}, {restarts} of them killed and started again: nobody had by two, stuck or forgotten");
        TestContext.Out.WriteLine(string.Join(", ", kinds.OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => $"{k.Value} {k.Key}")));
    }

    private static IEnumerable<Fact> OneFloor(int seed)
    {
        var floor = new RandomFloor(seed, talkative: seed % 2 == 0);
        floor.Run(250);
        if (seed % 3 == 0)
        {
            floor = floor.Restart();
            floor.Run(250);
        }

        floor.ComeToRest();
        return floor.Floor.Journal.Facts;
    }

    private static T Try<T>(Func<T> run, int seed)
    {
        try
        {
            return run();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"seed {seed}: {e.Message}", e);
        }
    }

    private static int Asked(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name), out var asked) ? asked : usual;
}
