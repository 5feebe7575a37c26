using CallCenter.IvrFlows.Compiling;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Prompts;

namespace CallCenter.IvrFlows.Tests.Compiling;

/// <summary>Each kind of defect is told with its file and line, all at once.</summary>
public sealed class FlowCompilerTests
{
    private static readonly PromptCatalog Prompts = CatalogOf("en", "zh");

    private const string Header = """
        flow: test
        languages: [en]
        entry: start
        fallback: { queue: support }
        steps:

        """;

    private const string End = """
          bye: { kind: hangUp }
          person:
            kind: enqueue
            queue: support
            then: { timedOut: bye, unavailable: bye }

        """;

    [Test]
    public void Compile_GoodFlow_HasNoErrors() =>
        Assert.That(Compile("  start: { kind: answer, then: person }\n" + End), Is.Empty);

    // Steps begin in line 6.
    private static readonly TestCaseData[] Defects =
    [
        Case("UnknownTarget", "  start: { kind: answer, then: nowhere }\n",
            "6: error: edge 'done' of step 'start' leads to 'nowhere', which is not a step"),
        Case("MissingEdge", "  start:\n    kind: lookup\n    then: { one: person, several: person }\n",
            "6: error: step 'start' (lookup) has no edge 'none'"),
        Case("EdgeOfNoOutcome", "  start:\n    kind: answer\n    then: { done: person, oops: person }\n",
            "8: error: step 'start' (answer) has no outcome 'oops'"),
        Case("Unreachable", "  start: { kind: answer, then: person }\n  lost: { kind: answer, then: person }\n",
            "7: error: step 'lost' cannot be reached"),
        Case("EndlessLoop", "  start: { kind: answer, then: a }\n  a: { kind: say, prompt: hello, then: b }\n  b: { kind: say, prompt: hello, then: a }\n",
            "7: error: endless loop without the caller: a -> b -> a", "9: error: step 'bye' cannot be reached",
            "10: error: step 'person' cannot be reached"),
        Case("LoopOfOneStep", "  start: { kind: say, prompt: hello, then: start }\n",
            "6: error: endless loop without the caller: start -> start", "7: error: step 'bye' cannot be reached",
            "8: error: step 'person' cannot be reached"),
        Case("LoopThroughAClosedQueue",
            "  start:\n    kind: enqueue\n    queue: a\n    then: { timedOut: person, unavailable: start }\n",
            "6: error: endless loop without the caller: start -> start"),
        Case("UnknownPrompt", "  start: { kind: say, prompt: no-such, then: person }\n", "6: error: unknown prompt 'no-such'"),
        Case("PromptInOneLanguageOnly", "  start: { kind: say, prompt: { zh: 你好 }, then: person }\n", "6: error: 'zh' is not one of the flow's languages",
            "6: error: no text in 'en'"),
        Case("UnknownVariable", "  start: { kind: say, prompt: { en: \"hello {who}\" }, then: person }\n", "6: error: no step sets the variable 'who'"),
        Case("SecretInAText", Secret("{ kind: say, prompt: { en: \"you typed {pin}\" }, then: person }"), "7: error: 'pin' is a secret: only a branch may ask for it"),
        Case("SecretInAVariable", Secret("{ kind: set, variables: { copy: \"{pin}\" }, then: person }"), "7: error: 'pin' is a secret: only a branch may ask for it"),
        Case("SecretAsNumber", Secret("{ kind: transfer, number: \"{pin}\", then: { failed: person } }"), "7: error: 'pin' is a secret: only a branch may ask for it"),
        Case("SecretForPhones", Secret("{ kind: enqueue, queue: a, headers: [pin], then: { timedOut: person, unavailable: person } }"),
            "7: error: 'pin' is a secret: no telephone may be told"),
        Case("SecretAndNot", Secret("{ kind: set, variables: { pin: \"1\" }, then: person }"), "7: error: 'pin' is a secret of another step: it needs a name of its own here"),
        Case("UnknownHeader", Secret("{ kind: enqueue, queue: a, headers: [who], then: { timedOut: person, unavailable: person } }"), "7: error: no step sets the variable 'who'"),
        Case("UnknownKind", "  start: { kind: dance, then: person }\n",
            "3: error: the entry 'start' is not a step",
            "6: error: no kind of step is called 'dance'; there are answer, ask, branch, browse, callback, collect, enqueue, flow, hangUp, hours, language, "
            + "lookup, menu, say, set, transfer, voicemail"),
        Case("UnknownProperty", "  start: { kind: answer, then: person, tehn: person }\n", "6: error: step 'start' knows no 'tehn'"),
        Case("NoWayToAPerson",
            "  start:\n    kind: menu\n    prompt: hello\n    choices: [{ name: go, key: 1, then: bye }]\n    then: { noInput: bye, noMatch: bye }\n",
            "6: error: no way leads from step 'start' to a person (enqueue or transfer)", "12: error: step 'person' cannot be reached"),
        Case("PhrasesTooAlike",
            """
              start:
                kind: menu
                prompt: hello
                choices:
                  - { name: sales, key: 1, phrases: { en: [sales] }, then: person }
                  - { name: sails, key: 2, phrases: { en: [sails] }, then: person }
                then: { noInput: bye, noMatch: bye }

            """,
            "11: error: 'sales' and 'sails' sound too alike to be told apart"),
        Case("TwoChoicesOnOneKey",
            """
              start:
                kind: menu
                prompt: hello
                choices:
                  - { name: one, key: 1, then: person }
                  - { name: two, key: 1, then: person }
                then: { noInput: bye, noMatch: bye }

            """,
            "11: error: step 'start' has two choices with the key '1'"),
        Case("ChoiceWithoutKeyOrTarget",
            """
              start:
                kind: menu
                prompt: hello
                choices:
                  - { name: one, phrases: { en: [one] } }
                then: { noInput: person, noMatch: person }

            """,
            "6: error: step 'start' (menu) has no edge 'one'", "10: error: a choice of step 'start' needs 'key'"),
        Case("BadKey",
            "  start:\n    kind: menu\n    prompt: hello\n    choices: [{ name: go, key: x, then: person }]\n    then: { noInput: bye, noMatch: bye }\n",
            "9: error: key 'x' of choice 'go' must be one to three of 0-9, * and #"),
        Case("MissingProperty", "  start:\n    kind: say\n    then: person\n", "6: error: step 'start' needs 'prompt'"),
        Case("NotANumber", "  start: { kind: enqueue, queue: q, priority: high, then: { timedOut: person, unavailable: person } }\n",
            "6: error: 'priority' of step 'start' must be a whole number from 0 to 10"),
        Case("UnknownFlow", "  start:\n    kind: flow\n    flow: elsewhere\n  x: { kind: answer, then: person }\n",
            "6: error: there is no flow 'elsewhere'", "9: error: step 'x' cannot be reached", "10: error: step 'bye' cannot be reached",
            "11: error: step 'person' cannot be reached"),
        Case("UnknownHours",
            """
              start:
                kind: branch
                cases:
                  - { name: open, when: { hours: office }, then: person }
                then: { else: person }

            """,
            "9: error: the flow has no hours 'office'"),
        Case("EmptyCondition",
            """
              start:
                kind: branch
                cases:
                  - { name: open, when: { is: x }, then: person }
                then: { else: person }

            """,
            "9: error: 'when' needs hours, class, language, or a variable with 'is'"),
        Case("ForeignLanguage", "  start: { kind: language, to: fr, then: person }\n", "6: error: 'fr' is not one of the flow's languages"),
        Case("BadStepName", "  start: { kind: answer, then: person }\n  \"a b\": { kind: answer, then: person }\n",
            "7: error: a step's name is made of letters, digits and dashes: 'a b'"),
        Case("ReservedChoice",
            "  start:\n    kind: menu\n    prompt: hello\n    choices: [{ name: repeat, key: 1, then: person }]\n    then: { noInput: bye, noMatch: bye }\n",
            "9: error: a choice cannot be called 'repeat': that is an outcome of its own"),
    ];

    [TestCaseSource(nameof(Defects))]
    public void Compile_Defect_IsToldWithFileAndLine(string steps, string[] errors) =>
        Assert.That(Compile(steps + End), Is.EqualTo(errors.Select(error => $"test.yaml:{error}")));

    [Test]
    public void Compile_SeveralDefects_AreAllToldInOrder()
    {
        var errors = Compile("  start: { kind: answer, then: nowhere }\n  two: { kind: say, prompt: no-such }\n" + End);
        Assert.That(errors, Is.EqualTo(new[]
        {
            "test.yaml:6: error: edge 'done' of step 'start' leads to 'nowhere', which is not a step",
            "test.yaml:7: error: step 'two' (say) has no edge 'done'",
            "test.yaml:7: error: unknown prompt 'no-such'",
        }));
    }

    [TestCase("", "test.yaml:1: error: the file must begin with 'flow: name'")]
    [TestCase("- a\n- b\n", "test.yaml:1: error: the file must begin with 'flow: name'")]
    public void Compile_NoFlowAtAll_IsTold(string text, string error) =>
        Assert.That(Errors(text), Is.EqualTo(new[] { error }));

    [Test]
    public void Compile_NotYaml_IsToldWithItsLine() =>
        Assert.That(Errors(Header + "  start: { kind: answer\n  x: [\n").Single(), Does.Match(@"^test\.yaml:\d+: error: not YAML: "));

    [Test]
    public void Compile_EmptyHeader_TellsEverythingThatIsMissing() =>
        Assert.That(Errors("title: nothing\n"), Is.EquivalentTo(new[]
        {
            "test.yaml:1: error: the flow needs 'entry'",
            "test.yaml:1: error: the flow needs 'fallback' with a queue for callers whom a defect would strand",
            "test.yaml:1: error: the flow needs 'flow'",
            "test.yaml:1: error: the flow needs 'languages', for instance [en]",
            "test.yaml:1: error: the flow needs 'steps'",
        }));

    [TestCase("zone: Mars/Olympus\n    open: { mon: \"08:00-12:00\" }", 7, "unknown time zone 'Mars/Olympus'")]
    [TestCase("zone: UTC\n    open: { someday: \"08:00-12:00\" }", 8, "'someday: 08:00-12:00' must look like mon-fri: \"08:00-18:00\"")]
    [TestCase("zone: UTC\n    open: { mon: \"8-12\" }", 8, "'mon: 8-12' must look like mon-fri: \"08:00-18:00\"")]
    [TestCase("zone: UTC\n    open: { mon: \"08:00-12:00\" }\n    holidays: [\"31.12.\"]", 9, "holiday '31.12.' must be yyyy-MM-dd or MM-dd")]
    [TestCase("zone: UTC", 7, "opening hours need 'open', for instance { mon-fri: \"08:00-18:00\" }")]
    public void Compile_BadHours_AreToldWithTheirLine(string hours, int line, string message)
    {
        var text = "flow: test\nlanguages: [en]\nentry: start\nfallback: { queue: support }\nhours:\n  office:\n    " + hours
            + "\nsteps:\n  start: { kind: answer, then: person }\n" + End;
        Assert.That(Errors(text), Is.EqualTo(new[] { $"test.yaml:{line}: error: {message}" }));
    }

    [Test]
    public void Compile_LanguageWithoutTheEnginesPrompts_IsTold()
    {
        var errors = Errors((Header + "  start: { kind: answer, then: person }\n" + End).Replace("[en]", "[en, fr]", StringComparison.Ordinal));
        Assert.That(errors, Does.Contain("test.yaml:2: error: the engine's own prompt 'did-that-help' has no text in 'fr'"));
        Assert.That(errors, Has.All.StartsWith("test.yaml:2: error: the engine's own prompt"));
    }

    [Test]
    public void Compile_TwoFlowsOfOneName_TheSecondIsRefused()
    {
        var text = Header + "  start: { kind: answer, then: person }\n" + End;
        var compiled = FlowCompiler.Compile([new FlowSource("b.yaml", text), new FlowSource("a.yaml", text)], Prompts);
        Assert.That(compiled.Errors.Select(e => e.ToString()), Is.EqualTo(new[] { "b.yaml:1: error: a.yaml is called 'test' too" }));
        Assert.That(compiled.Flows.Single().Source.File, Is.EqualTo("a.yaml"));
    }

    [Test]
    public void Compile_FlowsThatPassACallerAroundUnheard_AreRefused()
    {
        var compiled = FlowCompiler.Compile([new FlowSource("a.yaml", Jump("a", "b")), new FlowSource("b.yaml", Jump("b", "a"))], Prompts);
        Assert.That(compiled.Errors.Select(e => e.ToString()), Is.EqualTo(new[]
        {
            "a.yaml:6: error: endless loop without the caller: flow 'b' leads back to 'a'",
            "b.yaml:6: error: endless loop without the caller: flow 'a' leads back to 'b'",
        }));
    }

    [Test]
    public void Compile_AskWithoutRecogniserInALoop_IsAnEndlessLoop()
    {
        var errors = Compile("""
              start:
                kind: ask
                prompt: hello
                then: { helped: bye, notHelped: person, unknown: person, agent: person, noInput: person, noSpeech: start }

            """ + End);
        Assert.That(errors, Is.EqualTo(new[] { "test.yaml:6: error: endless loop without the caller: start -> start" }));
    }

    private static string Jump(string name, string to) =>
        $"flow: {name}\nlanguages: [en]\nentry: start\nfallback: {{ queue: support }}\nsteps:\n  start: {{ kind: flow, flow: {to} }}\n";

    /// <summary>A secret asked for in line 6, and the step "next" behind it in line 7.</summary>
    private static string Secret(string next) =>
        "  start: { kind: collect, prompt: hello, variable: pin, secret: true, then: { done: next, noInput: person, noMatch: person } }\n"
        + $"  next: {next}\n";

    private static TestCaseData Case(string name, string steps, params string[] errors) =>
        new TestCaseData(steps, errors).SetName($"Compile_{name}_IsToldWithFileAndLine");

    private static string[] Compile(string steps) => Errors(Header + steps);

    private static string[] Errors(string text) =>
        [.. FlowCompiler.Compile([new FlowSource("test.yaml", text)], Prompts).Errors.Select(error => error.ToString())];

    private static PromptCatalog CatalogOf(params string[] languages)
    {
        var texts = new Dictionary<(string, string), string>();
        foreach (var language in languages)
        {
            foreach (var key in PromptKeys.All.Append("hello"))
            {
                texts[(key, language)] = key;
            }
        }

        return new PromptCatalog(texts);
    }
}
