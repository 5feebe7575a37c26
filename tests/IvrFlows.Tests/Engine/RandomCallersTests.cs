using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.IvrFlows.Tests.Engine;

/// <summary>Callers who press, say, keep silent, and go at random, through every shipped flow: all come to an end in time.</summary>
public sealed class RandomCallersTests
{
    private const string Keys = "0123456789*#";

    private static readonly string[] Words =
    [
        "agent", "yes", "no", "none of these", "repeat", "two", "pay later", "my bill", "do you sell bicycles at all", "[BLANK_AUDIO]", "moving house",
        "a question", "power outage", "which of them is it", "goodbye", "uh", "chinese", "",
    ];

    [Test]
    public void Run_RandomCallers_AlwaysEndWithinLimits(
        [Values("default", "main-menu", "main-menu-zh")] string flow, [Values] bool speech)
    {
        var outcomes = new Dictionary<Type, int>();
        for (var seed = 0; seed < 60; seed++)
        {
            using var world = new FlowWorld();
            var random = new Random(seed);
            Prepare(world, random, speech);
            var outcome = RunWithQueue(world, flow, random);
            outcomes[outcome.GetType()] = outcomes.GetValueOrDefault(outcome.GetType()) + 1;
            Assert.That(world.Journal.Of<StepEntered>(), Has.Count.LessThanOrEqualTo(world.Options.MaxSteps * 8), $"seed {seed}");
            Assert.That(world.Leg.Playing, Is.Null, $"seed {seed}");
            Assert.That(world.Clock.ActiveTimers, Is.Zero, $"seed {seed}: a timer is left over");
        }

        Assert.That(outcomes.Keys, Does.Contain(typeof(FlowOutcome.HangUp)).And.Contain(typeof(FlowOutcome.Enqueue)));
    }

    /// <summary>The queue gives the caller back a few times, as queues do.</summary>
    private static FlowOutcome RunWithQueue(FlowWorld world, string flow, Random random)
    {
        var outcome = world.Run(flow);
        for (var times = random.Next(8); times > 0 && outcome is FlowOutcome.Enqueue; times--)
        {
            outcome = world.Resume(random.Next(4) == 0 ? "unavailable" : "timedOut", flow);
        }

        // A caller who still listens when the script is over hears the rest without a word.
        world.Leg.OnPlay = null;
        VirtualTime.Run(world.Clock, () => Task.Delay(TimeSpan.FromSeconds(30), world.Clock));
        return outcome;
    }

    private static void Prepare(FlowWorld world, Random random, bool speech)
    {
        world.Speech.Capacity = speech ? 8 : 0;
        world.Clock.Advance(TimeSpan.FromHours(random.Next(48)));
        var articles = Enumerable.Range(0, random.Next(12))
            .SelectMany(i => new[] { "en", "zh" }.Select(language => world.Knowledge.Add($"a{i}", $"Title {i}", $"Answer {i}.", language))).ToArray();
        if (articles.Length > 0)
        {
            world.Knowledge.Knows("pay later", KnowledgeDecision.Speak, articles[0]);
            world.Knowledge.Knows("which of them is it", KnowledgeDecision.Offer, [.. articles.Where(a => a.Language == "en").Take(3)]);
        }

        world.Leg.OnPlay = _ => world.Clock.CreateTimer(_ => Act(world, random), null,
            TimeSpan.FromMilliseconds(random.Next(1, 20_000)), Timeout.InfiniteTimeSpan);
    }

    private static void Act(FlowWorld world, Random random)
    {
        switch (random.Next(12))
        {
            case < 4:
                world.Leg.Press(Keys[random.Next(Keys.Length)].ToString());
                break;
            case < 9:
                world.Speech.Say(Words[random.Next(Words.Length)]);
                break;
            case 9:
                world.Speech.Fail();
                break;
            case 10 when random.Next(4) == 0:
                world.Leg.HangUp();
                break;
            default:
                break;
        }
    }
}
