using CallCenter.IvrFlows.Engine;
using CallCenter.IvrFlows.Tests.Support;
using CallCenter.Testing;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace CallCenter.IvrFlows.Tests.Engine;

/// <summary>Limits and defects: never dead air.</summary>
public sealed class FlowEngineTests
{
    [Test]
    public void Run_UnknownFlow_GoesToTheFallbackQueue()
    {
        using var world = new FlowWorld();
        Assert.That(world.Run("no-such-flow"), Is.EqualTo(new FlowOutcome.Enqueue("support", 0)));
        Assert.That(world.Leg.Answered, Is.True);
        Assert.That(world.Resume("unavailable", "no-such-flow"), Is.EqualTo(new FlowOutcome.HangUp()));
    }

    [Test]
    public void Run_StepThrows_CallerIsToldAndGoesToTheFallbackQueue()
    {
        using var world = new FlowWorld();
        world.Knowledge.Base.ListAsync(default, default).ThrowsAsyncForAnyArgs(new InvalidOperationException("disk"));
        world.Presses("Welcome", "2");
        Assert.That(world.Run(), Is.EqualTo(new FlowOutcome.Enqueue("support", 0)));
        Assert.That(world.Said[^1], Does.StartWith("We have a technical problem"));
        Assert.That(world.Resume("timedOut"), Is.EqualTo(new FlowOutcome.HangUp()));
        Assert.That(world.Said[^1], Does.StartWith("Sorry, nobody can take your call"));
    }

    [Test]
    public void Run_TooManyTurns_GoesToTheFallbackQueue()
    {
        using var world = new FlowWorld(settings: options => options.MaxTurns = 5);
        world.Leg.OnPlay = _ => world.Clock.CreateTimer(_ => world.Leg.Press("1"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        Assert.That(world.Run(), Is.EqualTo(new FlowOutcome.Enqueue("support", 0)));
        Assert.That(world.Leg.Playbacks, Has.Count.LessThanOrEqualTo(6));
    }

    [Test]
    public void Run_TooManySteps_GoesToTheFallbackQueue()
    {
        using var world = new FlowWorld(settings: options => options.MaxSteps = 1);
        Assert.That(world.Run(), Is.EqualTo(new FlowOutcome.Enqueue("support", 0)));
    }

    [Test]
    public void Run_CallerGoneBeforeTheFirstStep_EndsAtOnce()
    {
        using var world = new FlowWorld();
        world.Leg.HangUp();
        Assert.That(world.Run(), Is.EqualTo(new FlowOutcome.HangUp()));
        Assert.That(world.Said, Is.Empty);
    }

    [Test]
    public void Run_VoiceFails_CallerStillReachesAQueue()
    {
        var clock = new ManualTimeProvider();
        var voices = Substitute.For<IVoices>();
        voices.PromptAsync(default!, default!, default!, default).ThrowsForAnyArgs(new InvalidOperationException("no voice"));
        using var world = new FlowWorld();
        var engine = new FlowEngine(world.Options, world.Library,
            new FlowServices(voices, world.Speech, world.Knowledge.Base, world.Desk, world.Journal, world.Callbacks), clock,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<FlowEngine>.Instance);
        FlowOutcome? outcome = null;
        VirtualTime.Run(clock, async () => outcome = await engine.RunAsync("default", world.Leg, world.Context));
        Assert.That(outcome, Is.EqualTo(new FlowOutcome.Enqueue("support", 0)));
        Assert.That(world.Speech.InUse, Is.Zero);
    }

    [Test]
    public void Run_FactsOfACall_AreInOrder()
    {
        using var world = new FlowWorld().Presses("Welcome", "0");
        world.Run();
        Assert.That(world.Journal.Facts.Select(fact => fact.GetType().Name), Is.EqualTo(new[]
        {
            nameof(FlowEntered), nameof(StepEntered), nameof(StepEntered), nameof(ChoiceMade), nameof(StepEntered),
        }));
        Assert.That(world.Journal.Of<CallFact>(), Has.All.Property("CallId").EqualTo(world.Leg.CallId));
    }

    [Test]
    public void Resume_UnknownCall_EndsIt()
    {
        using var world = new FlowWorld();
        Assert.That(world.Resume("timedOut"), Is.EqualTo(new FlowOutcome.HangUp()));
    }

    [Test]
    public void Run_LanguageOfTheCall_IsKeptOnlyWhereTheFlowHasIt()
    {
        using var world = new FlowWorld();
        world.Context.Language = "zh";
        world.Presses("Welcome", "0");
        world.Run();
        Assert.That(world.Context.Language, Is.EqualTo("en"));
    }

    [TestCase("A", 5)]
    [TestCase("C", 0)]
    public void Run_MainMenu_SaysAndRoutesByClass(string valueClass, int priority)
    {
        using var world = new FlowWorld().Says("For bills", "my bill please");
        world.Context.Customers = [new Customer(Guid.NewGuid(), "Ada", [], ValueClass: valueClass)];
        Assert.That(world.Run("main-menu"), Is.EqualTo(new FlowOutcome.Enqueue("support", priority)));
        Assert.That(world.Context.Get("topic"), Is.EqualTo("billing"));
        Assert.That(world.Speech.Requests[0].Phrases, Does.Contain("power outage"));
    }

    [Test]
    public void Run_MainMenuAtNight_IsClosedButTakesOutages()
    {
        using var world = new FlowWorld().Says("Our office is closed", "power outage");
        world.Clock.Advance(TimeSpan.FromHours(12));
        world.Desk.FindCustomersAsync(default!, default).ReturnsForAnyArgs([]);
        Assert.That(world.Run("main-menu"), Is.EqualTo(new FlowOutcome.Enqueue("support", 5)));
    }
}
