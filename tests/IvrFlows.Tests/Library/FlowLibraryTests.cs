using CallCenter.IvrFlows.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.IvrFlows.Tests.Library;

/// <summary>Files change under a running server.</summary>
public sealed class FlowLibraryTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void Start_ChangedFile_IsTheNextVersionAfterTwoSeconds()
    {
        _folder.Write("a.yaml", Flow("a", "one"));
        using var world = new FlowWorld(_folder.Path);
        world.Library.Start();
        _folder.Write("a.yaml", Flow("a", "two"), 2);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(world.Library.List().Single().Version, Is.EqualTo(1));
        world.Clock.Advance(TimeSpan.FromSeconds(1.5));
        Assert.That(world.Library.List().Single().Version, Is.EqualTo(2));
        Assert.That(world.Run("a"), Is.EqualTo(new FlowOutcome.Enqueue("two", 0)));
        Assert.That(world.Journal.Of<FlowEntered>().Single().Version, Is.EqualTo(2));
    }

    [Test]
    public void Refresh_BrokenChange_KeepsTheOldVersionAndSaysSo()
    {
        _folder.Write("a.yaml", Flow("a", "one"));
        using var world = new FlowWorld(_folder.Path);
        var file = _folder.Write("a.yaml", Flow("a", "two").Replace("then: person", "then: nobody", StringComparison.Ordinal), 2);
        world.Library.Refresh();
        Assert.That((world.Library.Check().State, world.Library.Check().Detail), Is.EqualTo((PartState.Degraded, $"{file}:6: error: edge 'done' of step 'start' leads to 'nobody', which is not a step")));
        Assert.That(world.Run("a"), Is.EqualTo(new FlowOutcome.Enqueue("one", 0)));

        _folder.Write("a.yaml", Flow("a", "three"), 3);
        world.Library.Refresh();
        Assert.That((world.Library.Check().State, world.Library.Check().Detail), Is.EqualTo((PartState.Ok, "1 flows")));
        Assert.That(world.Library.List().Single().Version, Is.EqualTo(2));
    }

    [Test]
    public void Refresh_NewAndDeletedFiles_ComeAndGo()
    {
        _folder.Write("a.yaml", Flow("a", "one"));
        using var world = new FlowWorld(_folder.Path);
        _folder.Write("b.yaml", Flow("b", "two"));
        world.Library.Refresh();
        Assert.That(world.Library.List().Select(flow => flow.Name), Is.EqualTo(new[] { "a", "b" }));
        Assert.That((world.Library.LeadingTo("two"), world.Library.LeadingTo("nowhere")), Is.EqualTo((new[] { "b" }, Array.Empty<string>())));
        _folder.Delete("a.yaml");
        world.Library.Refresh();
        Assert.That(world.Library.List().Select(flow => flow.Name), Is.EqualTo(new[] { "b" }));
    }

    [Test]
    public void Refresh_OtherFileChanged_LeavesTheFlowAtItsVersion()
    {
        _folder.Write("a.yaml", Flow("a", "one"));
        _folder.Write("b.yaml", Flow("b", "one"));
        using var world = new FlowWorld(_folder.Path);
        _folder.Write("b.yaml", Flow("b", "two"), 2);
        world.Library.Refresh();
        Assert.That(world.Library.List().Select(flow => flow.Version), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void Refresh_CallInProgress_FinishesOnItsVersion()
    {
        _folder.Write("a.yaml", Menu("one"));
        using var world = new FlowWorld(_folder.Path);
        world.When("press a key", () =>
        {
            _folder.Write("a.yaml", Menu("two"), 2);
            world.Library.Refresh();
            world.Leg.Press("1");
        });
        Assert.That(world.Run("a"), Is.EqualTo(new FlowOutcome.Enqueue("one", 0)));

        _folder.Write("a.yaml", Menu("three").Replace("timedOut: bye", "timedOut: menu", StringComparison.Ordinal), 3);
        world.Library.Refresh();
        Assert.That(world.Resume("timedOut", "a"), Is.EqualTo(new FlowOutcome.HangUp()), "also after the queue gave it back");
        Assert.That(world.Library.List().Single().Version, Is.EqualTo(3));
    }

    [Test]
    public void Refresh_BrokenPrompts_KeepAllFlows()
    {
        using var prompts = new TemporaryFolder();
        prompts.Write("en/prompts.json", File.ReadAllText(Path.Combine(Repository.Prompts, "en", "prompts.json")));
        _folder.Write("a.yaml", Flow("a", "one"));
        using var world = new FlowWorld(_folder.Path, prompts.Path);
        var file = prompts.Write("en/prompts.json", "{\n \"a\": \n}", 2);
        world.Library.Refresh();
        Assert.That(world.Library.Errors.Single().ToString(), Is.EqualTo($"{file}:3: error: must be one JSON object from prompt key to text"));
        Assert.That(world.Run("a"), Is.EqualTo(new FlowOutcome.Enqueue("one", 0)));
    }

    [Test]
    public void Refresh_ChangedPromptText_IsANewVersion()
    {
        using var prompts = new TemporaryFolder();
        var text = File.ReadAllText(Path.Combine(Repository.Prompts, "en", "prompts.json"));
        prompts.Write("en/prompts.json", text);
        _folder.Write("a.yaml", Flow("a", "one"));
        using var world = new FlowWorld(_folder.Path, prompts.Path);
        prompts.Write("en/prompts.json", text.Replace("Welcome", "Good day", StringComparison.Ordinal), 2);
        world.Library.Refresh();
        Assert.That(world.Library.List().Single().Version, Is.EqualTo(2));
    }

    [Test]
    public void Check_NothingThere_IsDown()
    {
        using var world = new FlowWorld(Path.Combine(_folder.Path, "none"));
        Assert.That(world.Library.Check().State, Is.EqualTo(PartState.Down));
    }

    private static string Flow(string name, string queue) => $$"""
        flow: {{name}}
        languages: [en]
        entry: start
        fallback: { queue: support }
        steps:
          start: { kind: answer, then: person }
          person: { kind: enqueue, queue: {{queue}}, then: { timedOut: bye, unavailable: bye } }
          bye: { kind: hangUp }
        """;

    private static string Menu(string queue) => $$"""
        flow: a
        languages: [en]
        entry: menu
        fallback: { queue: support }
        steps:
          menu:
            kind: menu
            prompt: { en: press a key }
            choices: [{ name: go, key: 1, then: person }]
            then: { noInput: person, noMatch: person }
          person: { kind: enqueue, queue: {{queue}}, then: { timedOut: bye, unavailable: bye } }
          bye: { kind: hangUp }
        """;
}
