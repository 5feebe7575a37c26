using CallCenter.IvrFlows.Tests.Support;
using CallCenter.Testing;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace CallCenter.IvrFlows.Tests.Steps;

/// <summary>Kinds of step that the shipped flows do not exercise, each in a small flow of its own.</summary>
public sealed class StepTests
{
    private static readonly Customer Gold = new(Guid.NewGuid(), "Ada Holm", ["+4930555001"], ValueClass: "A");
    private static readonly Customer Other = new(Guid.NewGuid(), "Ben Holm", ["+4930555001"]);

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [TestCase("1234#", "1234", "right")]
    [TestCase("123456", "123456", "right")]
    [TestCase("12", null, "wrong", Description = "too short")]
    [TestCase("12*4#", null, "wrong")]
    public void Collect_Digits_FillTheVariable(string keys, string? value, string queue)
    {
        using var world = World("""
              start:
                kind: collect
                prompt: { en: your number }
                variable: number
                min: 4
                max: 6
                retries: 0
                then: { done: right, noInput: silent, noMatch: wrong }
            """, "right", "silent", "wrong");
        world.Presses("your number", keys);
        Assert.That(world.Run("test"), Is.EqualTo(new FlowOutcome.Enqueue(queue, 0)));
        Assert.That(world.Context.Get("number"), Is.EqualTo(value));
    }

    [Test]
    public void Collect_Silence_IsAskedAgain()
    {
        using var world = World("""
              start:
                kind: collect
                prompt: { en: your number }
                variable: number
                retries: 1
                then: { done: right, noInput: silent, noMatch: right }
            """, "right", "silent");
        Assert.That(world.Run("test"), Is.EqualTo(new FlowOutcome.Enqueue("silent", 0)));
        Assert.That(world.Said, Is.EqualTo(new[] { "your number", "I could not hear anything. | your number" }));
    }

    [Test]
    public void Collect_Secret_IsKnownToTheFlowAlone()
    {
        using var world = World("""
              start: { kind: say, prompt: { en: now your code }, then: pin }
              pin: { kind: collect, prompt: { en: your code please }, variable: pin, secret: true, min: 4, max: 4, then: { done: check, noInput: wrong, noMatch: wrong } }
              check: { kind: branch, cases: [{ name: good, when: { variable: pin, is: ["4711"] }, then: topic }], then: { else: wrong } }
              topic: { kind: collect, prompt: { en: your order }, variable: order, max: 2, then: { done: right, noInput: wrong, noMatch: wrong } }
            """, "right", "wrong");
        world.Presses("now your code", "4711").Presses("your order", "08");

        Assert.That(world.Run("test"), Is.EqualTo(new FlowOutcome.Enqueue("right", 0)));
        Assert.Multiple(() =>
        {
            Assert.That(world.Leg.PressedKeys, Is.EqualTo("••••08"), "keys that came early too, and only the secret's");
            Assert.That(world.Context.Variables, Is.EqualTo(new Dictionary<string, string> { ["order"] = "08" }));
            Assert.That(world.Context.Trail.Where(t => t.Kind == TrailKind.Typed).Select(t => t.What), Is.EqualTo(new[] { "•", "08" }));
            Assert.That(world.Journal.Facts.Select(fact => fact.ToString()), Has.None.Contains("4711"));
            Assert.That(world.Leg.Secret, Is.False);
        });
    }

    [Test]
    public void Collect_SecretTypedTooLate_IsStillMasked()
    {
        using var world = World("""
              start: { kind: collect, prompt: { en: your code please }, variable: pin, secret: true, retries: 0, then: { done: late, noInput: late, noMatch: late } }
              late: { kind: say, prompt: { en: that took too long }, mustHear: true, then: right }
            """, "right");
        world.Presses("that took too long", "4711");

        Assert.That(world.Run("test"), Is.EqualTo(new FlowOutcome.Enqueue("right", 0)));
        Assert.That(world.Leg.PressedKeys, Is.EqualTo("••••"));
        Assert.That(world.Leg.Secret, Is.False, "the flow is left");
    }

    [Test]
    public void Enqueue_Headers_AreTheOnesThatPhonesAreTold()
    {
        using var world = World("""
              start: { kind: set, variables: { order: "4812", note: "private" }, then: person }
              person: { kind: enqueue, queue: support, headers: [order], then: { timedOut: bye, unavailable: bye } }
            """);

        world.Run("test");

        Assert.That(world.Context.ForPhones, Is.EqualTo(new Dictionary<string, string> { ["order"] = "4812" }));
        Assert.That(world.Context.Variables, Has.Count.EqualTo(2), "the agent's page has both");
    }

    [Test]
    public void Say_Variables_AreSpokenAndNumbersSpelled()
    {
        using var world = World("""
              start:
                kind: set
                variables: { topic: "bills of {customerName}" }
                then: say
              say:
                kind: say
                prompt: { en: "{topic}, you call from {caller}" }
                then: person
            """, "person");
        world.Context.Customers = [Gold];
        world.Run("test");
        Assert.That(world.Said, Is.EqualTo(new[] { "bills of Ada Holm, you call from 4 9 3 0 5 5 5 0 0 1" }));
        Assert.That(world.Context.Variables["topic"], Is.EqualTo("bills of Ada Holm"));
    }

    [Test]
    public void Say_Key_StopsItAndIsKeptForTheMenu()
    {
        using var world = World(TwoSteps("false"), "right", "wrong");
        world.Presses("please note", "1");
        Assert.That(world.Run("test"), Is.EqualTo(new FlowOutcome.Enqueue("right", 0)));
        Assert.That(world.Said, Is.EqualTo(new[] { "please note this" }));
        Assert.That(world.Leg.Playbacks[0].Played, Is.LessThan(TimeSpan.FromSeconds(0.5)));
    }

    [Test]
    public void Say_MustHear_IsPlayedToTheEndAndForgetsKeys()
    {
        using var world = World(TwoSteps("true"), "right", "wrong");
        world.Presses("please note", "2").Presses("press one", "1");
        Assert.That(world.Run("test"), Is.EqualTo(new FlowOutcome.Enqueue("right", 0)));
        Assert.That(world.Leg.Playbacks[0].Completion.Result, Is.EqualTo(PlaybackEnd.Finished));
    }

    [TestCase(0, "none")]
    [TestCase(1, "one")]
    [TestCase(2, "several")]
    public void Lookup_Customers_AreCountedNeverGuessed(int found, string queue)
    {
        using var world = World("""
              start: { kind: lookup, then: { one: one, several: several, none: none } }
            """, "one", "several", "none");
        world.Desk.FindCustomersAsync("+4930555001", Arg.Any<CancellationToken>()).Returns([.. new[] { Gold, Other }.Take(found)]);
        Assert.That(world.Run("test"), Is.EqualTo(new FlowOutcome.Enqueue(queue, 0)));
        Assert.That(world.Journal.Of<CustomerMatched>().Single().CustomerIds, Has.Count.EqualTo(found));
        Assert.That(world.Context.Customers, Has.Count.EqualTo(found));
    }

    [Test]
    public void Lookup_KnownAlready_IsNotRepeated()
    {
        using var world = World("""
              start: { kind: lookup, then: { one: one, several: several, none: none } }
            """, "one", "several", "none");
        world.Context.Customers = [Gold];
        Assert.That(world.Run("test"), Is.EqualTo(new FlowOutcome.Enqueue("one", 0)));
        Assert.That(world.Journal.Of<CustomerMatched>(), Is.Empty);
    }

    [Test]
    public void Lookup_DatabaseDown_GoesOnAsUnknown()
    {
        using var world = World("""
              start: { kind: lookup, then: { one: one, several: several, none: none } }
            """, "one", "several", "none");
        world.Desk.FindCustomersAsync(default!, default).ThrowsAsyncForAnyArgs(new IOException("disk"));
        Assert.That(world.Run("test"), Is.EqualTo(new FlowOutcome.Enqueue("none", 0)));
    }

    [TestCase("A", "en", "x", "gold")]
    [TestCase("C", "en", "blue", "colour")]
    [TestCase("C", "en", "", "other")]
    [TestCase("C", "zh", "", "chinese")]
    public void Branch_FirstCaseThatHolds_IsTaken(string valueClass, string language, string colour, string queue)
    {
        using var world = World("""
              start:
                kind: set
                variables: { colour: "{called}" }
                then: which
              which:
                kind: branch
                cases:
                  - { name: gold, when: { class: [A, B], language: en }, then: gold }
                  - { name: blue, when: { variable: colour, is: [blue, green] }, then: colour }
                  - { name: chinese, when: { language: [zh] }, then: chinese }
                then: { else: other }
            """, "gold", "colour", "chinese", "other");
        var context = new CallContext(world.Leg.CallId, "+491", colour) { Language = language, Customers = [Gold with { ValueClass = valueClass }] };
        FlowOutcome? outcome = null;
        CallCenter.Testing.VirtualTime.Run(world.Clock, async () => outcome = await world.Engine.RunAsync("test", world.Leg, context));
        Assert.That(outcome, Is.EqualTo(new FlowOutcome.Enqueue(queue, 0)));
    }

    [Test]
    public void Transfer_Number_LeavesAndComesBackByFailed()
    {
        using var world = World("""
              start:
                kind: transfer
                number: "+493012345"
                prompt: transferring
                giveAway: true
                then: { failed: person }
            """, "person");
        Assert.That(world.Run("test"), Is.EqualTo(new FlowOutcome.Transfer("+493012345") { GivesAway = true }));
        Assert.That(world.Resume("failed", "test"), Is.EqualTo(new FlowOutcome.Enqueue("person", 0)));
        Assert.That(world.Resume("served", "test"), Is.EqualTo(new FlowOutcome.HangUp()));
    }

    [Test]
    public void Browse_ManyTopics_ArePagedByNine()
    {
        using var world = World("""
              start:
                kind: browse
                tree: Billing
                then: { helped: yes-queue, notHelped: no-queue, agent: agent, noInput: no-queue, empty: no-queue }
            """, "yes-queue", "no-queue", "agent");
        for (var i = 0; i < 10; i++)
        {
            world.Knowledge.Add($"a{i}", $"Title {i}", $"Answer {i}.", tree: i % 2 == 0 ? "Billing" : "Billing/Payments");
        }

        world.Knowledge.Add("x", "Elsewhere", "No.", tree: "Billings");
        world.Knowledge.Add("y", "Draft", "No.", tree: "Billing", approved: false);
        world.Presses("Title 0", "9").Presses("Title 9", "2").Presses("Answer 9", "2");
        Assert.That(world.Run("test"), Is.EqualTo(new FlowOutcome.Enqueue("yes-queue", 0)));
        Assert.That(world.Said, Has.None.Contains("Elsewhere").And.None.Contains("Draft"));
        Assert.That(world.Journal.Of<AnswerJudged>().Single().Article, Is.EqualTo("a9"));
    }

    [TestCase(CallDirection.Inbound)]
    [TestCase(CallDirection.Outbound)]
    public void Callback_Request_IsToThePersonsNumber_WhoeverCalled(CallDirection direction)
    {
        using var world = World(direction, "  start: { kind: callback, do: request, queue: sales, then: { done: bye, failed: bye } }");
        world.Callbacks.RequestAsync(default!, default).ReturnsForAnyArgs(new CallbackResult(null, null));
        world.Run("test");
        world.Callbacks.Received().RequestAsync(Arg.Is<NewCallback>(wanted => wanted.Number == world.Leg.RemoteNumber), Arg.Any<CancellationToken>());
    }

    private static string TwoSteps(string mustHear) => $$"""
          start: { kind: say, prompt: { en: please note this }, mustHear: {{mustHear}}, then: menu }
          menu:
            kind: menu
            prompt: { en: press one }
            choices: [{ name: go, key: 1, then: right }]
            retries: 0
            then: { noInput: wrong, noMatch: wrong }
        """;

    private FlowWorld World(string steps, params string[] queues) => World(CallDirection.Inbound, steps, queues);

    private FlowWorld World(CallDirection direction, string steps, params string[] queues)
    {
        var text = "flow: test\nlanguages: [en, zh]\nentry: start\nfallback: { queue: support }\nsteps:\n" + steps + "\n  bye: { kind: hangUp }\n"
            + string.Concat(queues.Select(queue => $"  {queue}: {{ kind: enqueue, queue: {queue}, then: {{ timedOut: bye, unavailable: bye }} }}\n"));
        text = steps.Contains("zh", StringComparison.Ordinal) ? text : text.Replace("[en, zh]", "[en]", StringComparison.Ordinal);
        _folder.Write("test.yaml", text);
        var world = new FlowWorld(_folder.Path, direction: direction);
        Assert.That(world.Library.Errors.Select(error => error.ToString()), Is.Empty);
        return world;
    }
}
