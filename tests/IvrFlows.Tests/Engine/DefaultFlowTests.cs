using CallCenter.IvrFlows.Tests.Support;

namespace CallCenter.IvrFlows.Tests.Engine;

/// <summary>The shipped default flow, as callers and outside checks know it.</summary>
public sealed class DefaultFlowTests
{
    private static readonly FlowOutcome ToSupport = new FlowOutcome.Enqueue("support", 0);

    [Test]
    public void Run_KnownQuestion_IsAnsweredInTheFirstWordsAndJudged()
    {
        using var world = new FlowWorld();
        var article = world.Knowledge.Add("pay-later", "Paying in instalments", "You can pay in six instalments.");
        world.Knowledge.Knows("can I pay later", KnowledgeDecision.Speak, article);
        world.Says("Welcome", "can I pay later").Says("six instalments", "yes");

        var outcome = world.Run();

        Assert.That(outcome, Is.EqualTo(new FlowOutcome.HangUp()));
        var question = world.Journal.Of<QuestionAsked>().Single();
        Assert.That(question, Is.EqualTo(new QuestionAsked
        {
            At = question.At,
            CallId = world.Leg.CallId,
            Heard = "can I pay later",
            Language = "en",
            Outcome = KnowledgeDecision.Speak,
            Article = "pay-later",
            Version = 3,
            Score = 0.9,
            Nearest = question.Nearest,
        }));
        Assert.That(question.Nearest, Is.EqualTo(new[] { "pay-later" }));
        Assert.That(world.Journal.Of<AnswerJudged>().Single().Helped, Is.True);
        Assert.That(world.Leg.Playbacks[0].Played, Is.LessThan(TimeSpan.FromSeconds(1)), "speech stops the greeting");
        Assert.That(world.Context.Questions, Is.EqualTo(new[] { question }));
        Assert.That(world.Leg.Answered, Is.True);
    }

    [Test]
    public void Run_KeyZero_GoesToSupportFromTheFirstWord()
    {
        using var world = new FlowWorld().Presses("Welcome", "0");
        Assert.That(world.Run(), Is.EqualTo(ToSupport));
        Assert.That(world.Leg.Playbacks[0].Played, Is.EqualTo(TimeSpan.FromMilliseconds(300)).Within(TimeSpan.FromMilliseconds(1)));
    }

    [TestCase("agent")]
    [TestCase("Agent.")]
    [TestCase("operator please")]
    [TestCase("I want to talk to a person")]
    public void Run_WordsForAPerson_GoToSupport(string words)
    {
        using var world = new FlowWorld().Says("Welcome", words);
        Assert.That(world.Run(), Is.EqualTo(ToSupport));
        Assert.That(world.Journal.Of<ChoiceMade>().Single(), Has.Property("Choice").EqualTo("agent").And.Property("Spoken").True);
        Assert.That(world.Journal.Of<QuestionAsked>(), Is.Empty);
    }

    [Test]
    public void Run_KeyOne_SaysItAgain()
    {
        using var world = new FlowWorld().Presses("Welcome", "1").Presses("Welcome", "0");
        Assert.That(world.Run(), Is.EqualTo(ToSupport));
        Assert.That(world.Said[1], Is.EqualTo(world.Said[0]));
    }

    [Test]
    public void Run_UnknownQuestion_GoesToSupportWithTheQuestion()
    {
        using var world = new FlowWorld().Says("Welcome", "do you sell bicycles");
        Assert.That(world.Run(), Is.EqualTo(ToSupport));
        Assert.That(world.Context.Questions.Single().Heard, Is.EqualTo("do you sell bicycles"));
        Assert.That(world.Context.Questions.Single().Outcome, Is.EqualTo(KnowledgeDecision.Person));
        Assert.That(world.Context.Trail, Does.Contain(new TrailEntry(TrailKind.Asked, "question", "do you sell bicycles")));
    }

    [TestCase("2", null)]
    [TestCase(null, "two")]
    [TestCase(null, "the second one")]
    [TestCase(null, "direct debit")]
    public void Run_UnsureQuestion_OffersTitlesByKeyAndVoice(string? key, string? words)
    {
        using var world = new FlowWorld();
        var first = world.Knowledge.Add("moving", "Moving house", "Tell us the day of your move.");
        var second = world.Knowledge.Add("direct-debit", "Direct debit", "You can set up a direct debit in your account.");
        world.Knowledge.Knows("my account", KnowledgeDecision.Offer, first, second);
        world.Says("Welcome", "my account");
        world.When("Direct debit", () => _ = key is null ? world.Speech.Say(words!) : Press(world, key));
        world.Presses("set up a direct debit", "3");

        Assert.That(world.Run(), Is.EqualTo(ToSupport));

        world.ScriptIsDone();
        Assert.That(world.Said, Has.Some.EqualTo("Is it about one of these? | one | Moving house | two | Direct debit | Say or press one or two. "
            + "Or say none of these, or press nine."));
        Assert.That(world.Journal.Of<ChoiceMade>().First().Choice, Is.EqualTo("direct-debit"));
        Assert.That(world.Journal.Of<AnswerJudged>().Single(), Has.Property("Helped").False.And.Property("Article").EqualTo("direct-debit"));
        Assert.That(world.Journal.Of<QuestionAsked>().Single().Outcome, Is.EqualTo(KnowledgeDecision.Offer));
    }

    [TestCase("none of these")]
    [TestCase("no, neither")]
    [TestCase("agent")]
    public void Run_OfferRefused_GoesToSupport(string words)
    {
        using var world = new FlowWorld();
        world.Knowledge.Knows("my account", KnowledgeDecision.Offer, world.Knowledge.Add("moving", "Moving house", "Tell us."));
        world.Says("Welcome", "my account").Says("Is it about", words);
        Assert.That(world.Run(), Is.EqualTo(ToSupport));
    }

    [Test]
    public void Run_AnotherQuestionInsteadOfYesOrNo_IsAnsweredToo()
    {
        using var world = new FlowWorld();
        world.Knowledge.Knows("pay later", KnowledgeDecision.Speak, world.Knowledge.Add("pay-later", "Instalments", "Six instalments."));
        world.Knowledge.Knows("and how do I move my contract", KnowledgeDecision.Speak, world.Knowledge.Add("moving", "Moving", "Tell us the day."));
        world.Says("Welcome", "pay later").Says("Six instalments", "and how do I move my contract").Presses("Tell us the day", "2");
        Assert.That(world.Run(), Is.EqualTo(new FlowOutcome.HangUp()));
        Assert.That(world.Journal.Of<QuestionAsked>().Select(q => q.Article), Is.EqualTo(new[] { "pay-later", "moving" }));
    }

    [Test]
    public void Run_KeyOneAfterAnAnswer_SaysTheAnswerAgain()
    {
        using var world = new FlowWorld();
        world.Knowledge.Knows("pay later", KnowledgeDecision.Speak, world.Knowledge.Add("pay-later", "Instalments", "Six instalments."));
        world.Says("Welcome", "pay later").Presses("Six instalments", "1").Presses("Six instalments", "0");
        Assert.That(world.Run(), Is.EqualTo(ToSupport));
        world.ScriptIsDone();
    }

    [Test]
    public void Run_UnapprovedArticle_IsNeverSpoken()
    {
        using var world = new FlowWorld();
        var draft = world.Knowledge.Add("draft", "A draft", "Not for callers.", approved: false);
        world.Knowledge.Knows("pay later", KnowledgeDecision.Speak, draft);
        world.Says("Welcome", "pay later");
        Assert.That(world.Run(), Is.EqualTo(ToSupport));
        Assert.That(world.Said, Has.None.Contains("Not for callers"));
        Assert.That(world.Journal.Of<QuestionAsked>().Single().Outcome, Is.EqualTo(KnowledgeDecision.Person));
    }

    [Test]
    public void Run_SilentCaller_IsAskedTwiceMoreAndReachesAPerson()
    {
        using var world = new FlowWorld();
        Assert.That(world.Run(), Is.EqualTo(ToSupport));
        Assert.That(world.Journal.Of<ChoiceMade>().Select(c => c.Choice), Is.EqualTo(new[] { "noInput", "noInput", "noInput" }));
        Assert.That(world.Said[1], Does.StartWith("I could not hear anything."));
    }

    [Test]
    public void Run_NoRecogniserFree_GoesOnByKeypad()
    {
        using var world = new FlowWorld();
        world.Knowledge.Add("pay-later", "Instalments", "Six instalments.");
        world.Speech.Capacity = 0;
        world.Presses("Please use the keys", "2").Presses("Instalments", "1").Presses("Six instalments", "2");
        Assert.That(world.Run(), Is.EqualTo(new FlowOutcome.HangUp()));
        Assert.That(world.Steps, Is.EqualTo(new[] { "answer", "question", "keypad", "topics", "more", "goodbye" }));
        Assert.That(world.Said[0], Is.EqualTo("Welcome to our service line."));
        Assert.That(world.Journal.Of<AnswerJudged>().Single().Helped, Is.True);
        AssertKeypadOnly(world, "en", NoAsrReason.Busy, null);
    }

    [Test]
    public void Run_OnlyNoiseTwice_GoesOnByKeypad()
    {
        using var world = new FlowWorld().Says("Welcome", "[BLANK_AUDIO]").Says("Sorry", "(wind blowing)").Presses("use the keys", "0");
        Assert.That(world.Run(), Is.EqualTo(ToSupport));
        Assert.That(world.Steps, Is.EqualTo(new[] { "answer", "question", "keypad", "to-support" }));
    }

    [Test]
    public void Run_RecogniserFails_GoesOnByKeypad()
    {
        using var world = new FlowWorld();
        world.When("Welcome", world.Speech.Fail).Presses("use the keys", "0");
        Assert.That(world.Run(), Is.EqualTo(ToSupport));
        world.ScriptIsDone();
        AssertKeypadOnly(world, "en", NoAsrReason.Failed, "out of order");
    }

    [Test]
    public void Run_LanguageThatNobodyHears_GoesOnByKeypad()
    {
        using var world = new FlowWorld();
        world.Speech.Languages.Clear();
        world.Presses("use the keys", "0");
        Assert.That(world.Run(), Is.EqualTo(ToSupport));
        AssertKeypadOnly(world, "en", NoAsrReason.Language, null);
    }

    /// <summary>The call and the log say once why nobody listens.</summary>
    private static void AssertKeypadOnly(FlowWorld world, string language, NoAsrReason reason, string? detail)
    {
        var fact = world.Journal.Of<KeypadOnly>().Single();
        Assert.That((fact.CallId, fact.Language, fact.Reason, fact.Detail), Is.EqualTo((world.Leg.CallId, language, reason, detail)));
        Assert.That(world.Log.Lines.Single(line => line.Contains("keypad")), Does.Contain($"{world.Leg.CallId}").And.Contain($"{reason}"));
    }

    [Test]
    public void Run_RecogniserNeverComesBack_GoesOnByKeypad()
    {
        using var world = new FlowWorld();
        world.When("Welcome", world.Speech.GoSilent).Presses("use the keys", "0");
        Assert.That(world.Run(), Is.EqualTo(ToSupport));
        world.ScriptIsDone();
    }

    [Test]
    public void Run_KnowledgeBroken_GoesToSupportWithTheQuestion()
    {
        using var world = new FlowWorld();
        world.Knowledge.Broken = new InvalidOperationException("no model");
        world.Says("Welcome", "pay later");
        Assert.That(world.Run(), Is.EqualTo(ToSupport));
        Assert.That(world.Context.Questions.Single().Heard, Is.EqualTo("pay later"));
    }

    [Test]
    public void Run_CallerHangsUpDuringTheAnswer_EndsAtOnce()
    {
        using var world = new FlowWorld();
        world.Knowledge.Knows("pay later", KnowledgeDecision.Speak, world.Knowledge.Add("pay-later", "Instalments", "Six instalments."));
        world.Says("Welcome", "pay later").When("Six instalments", world.Leg.HangUp);
        Assert.That(world.Run(), Is.EqualTo(new FlowOutcome.HangUp()));
        Assert.That(world.Said[^1], Does.Contain("Six instalments"), "nothing more is said");
        Assert.That(world.Journal.Of<AnswerJudged>(), Is.Empty);
    }

    [Test]
    public void Run_KeyNine_GoesOnInChinese()
    {
        using var world = new FlowWorld();
        world.Knowledge.Add("fee", "电费", "电费可以分六期支付。", "zh");
        world.Presses("Welcome", "9").Presses("收听常见问题", "1").Presses("电费", "1").Presses("六期", "3");
        Assert.That(world.Run(), Is.EqualTo(ToSupport));
        Assert.That(world.Journal.Of<FlowEntered>().Select(f => f.Flow), Is.EqualTo(new[] { "default", "main-menu-zh" }));
        Assert.That(world.Context.Language, Is.EqualTo("zh"));
        Assert.That(world.Journal.Of<AnswerJudged>().Single().Helped, Is.False);
    }

    [Test]
    public void Resume_QueueTimedOut_AsksWhetherToStay()
    {
        using var world = new FlowWorld().Presses("Welcome", "0").Presses("go on waiting", "1");
        world.Run();
        Assert.That(world.Resume("timedOut"), Is.EqualTo(ToSupport));
        Assert.That(world.Journal.Of<FlowEntered>(), Has.Exactly(1).Items);
    }

    [Test]
    public void Resume_QueueUnavailable_SaysGoodbye()
    {
        using var world = new FlowWorld().Presses("Welcome", "0");
        world.Run();
        Assert.That(world.Resume("unavailable"), Is.EqualTo(new FlowOutcome.HangUp()));
        Assert.That(world.Said[^1], Does.StartWith("Sorry, nobody can take your call"));
    }

    [Test]
    public void Resume_Served_Ends()
    {
        using var world = new FlowWorld().Presses("Welcome", "0");
        world.Run();
        var said = world.Said.Count;
        Assert.That(world.Resume("served"), Is.EqualTo(new FlowOutcome.HangUp()));
        Assert.That(world.Said, Has.Count.EqualTo(said));
    }

    private static bool Press(FlowWorld world, string key)
    {
        world.Leg.Press(key);
        return true;
    }
}
