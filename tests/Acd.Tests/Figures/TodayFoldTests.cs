using System.Collections.Frozen;
using CallCenter.Acd.Figures;
using CallCenter.Acd.Settings;
using CallCenter.Acd.Tests.Support;

namespace CallCenter.Acd.Tests.Figures;

public sealed class TodayFoldTests
{
    private static readonly DateTimeOffset Nine = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Midnight = new(2026, 1, 6, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void Queue_ByHand_HasTheFiguresOfThePaper()
    {
        var story = new Story(Nine)
            .Arrives("a").Queued("a").Pass(10).Answers("a", "ann")      // in time, waited 10 s
            .Arrives("b").Queued("b").Pass(20).Answers("b", "bob")      // in time: exactly the target
            .Arrives("c").Queued("c").Pass(30).Answers("c", "cid")      // too late
            .Arrives("d").Queued("d").Pass(5).Abandons("d")             // gave up before the target: not counted
            .Arrives("e").Queued("e").Pass(25).Abandons("e")            // gave up after the target
            .Arrives("f").Queued("f").Pass(40)                          // still waits
            .Arrives("g").Queued("g").Pass(2);

        var queue = Fold(story, out var figures);

        Assert.That(queue, Has.Property("Waiting").EqualTo(2).And.Property("LongestWaitSeconds").EqualTo(42)
            .And.Property("ServiceLevel").EqualTo(2 / 4.0)
            .And.Property("OfferedToday").EqualTo(7).And.Property("AnsweredToday").EqualTo(3).And.Property("AnsweredInTime").EqualTo(2)
            .And.Property("AbandonedToday").EqualTo(2).And.Property("AverageWaitSeconds").EqualTo(20));
        Assert.That((figures.CallsNow, figures.CallsToday), Is.EqualTo((5, 7)));
        Assert.That(queue.WaitingByMinute.TakeLast(3), Is.EqualTo((int[])[1, 1, 2]), "minutes 9:00 to 9:02");
        Assert.That(figures.Agents.Where(a => a.State == AgentState.SignedOut).Select(a => a.Since), Is.All.Null, "who never signed in has no such moment");
    }

    [Test]
    public void ServiceLevel_BeforeTheFirstJudgedCall_IsUnknown()
    {
        var queue = Fold(new Story(Nine).Arrives("a").Queued("a").Pass(3).Abandons("a"), out _);

        Assert.That(queue.ServiceLevel, Is.Null);
    }

    [Test]
    public void ServiceLevel_FollowsATargetThatChanges()
    {
        var story = new Story(Nine).Arrives("a").Queued("a").Pass(15.5).Answers("a", "ann");
        var fold = Folded(story);

        Assert.That(fold.Figures(story.Now, Roster(target: 16), _ => null).Queues[0].AnsweredInTime, Is.EqualTo(1));
        Assert.That(fold.Figures(story.Now, Roster(target: 15), _ => null).Queues[0].AnsweredInTime, Is.Zero);
    }

    [Test]
    public void Agent_ByHand_HasTheFiguresOfThePaper()
    {
        var story = new Story(Nine)
            .State("ann", AgentState.NotReady, NotReadyReason.SignedIn).Pass(100)
            .State("ann", AgentState.Ready).Pass(100)
            .Arrives("a", "+4930777").Queued("a").Answers("a", "ann").Pass(200)
            .Releases("a", "ann").Ends("a").Pass(50)
            .State("ann", AgentState.Ready).Pass(50);

        Fold(story, out var figures);

        var ann = figures.Agents.Single(a => a.Agent == "ann");
        Assert.That(ann, Has.Property("State").EqualTo(AgentState.Ready).And.Property("CallsToday").EqualTo(1)
            .And.Property("TalkSecondsToday").EqualTo(200).And.Property("SeatLoad").EqualTo(250 / 500.0));
        Assert.That(ann.CallId, Is.Null);
        Assert.That(figures.Queues[0].SeatLoad, Is.EqualTo(0.5));
        Assert.That(figures.Queues[0].AverageTalkSeconds, Is.EqualTo(200));
        Assert.That(figures.Queues[0].AgentsByState[AgentState.Ready], Is.EqualTo(1));
        Assert.That(figures.Queues[0].AgentsByState[AgentState.SignedOut], Is.EqualTo(2));
    }

    [Test]
    public void Agent_OnACall_ShowsTheCallAndGrowsWithTime()
    {
        var story = new Story(Nine).State("ann", AgentState.Ready).Arrives("a", "+4930777").Queued("a").Answers("a", "ann").Pass(30);
        var fold = Folded(story);

        var ann = fold.Figures(story.Now, Roster(), _ => null).Agents[0];
        Assert.That((ann.CallId, ann.CallQueue, ann.CallFrom, ann.TalkSecondsToday), Is.EqualTo(((CallId?)story["a"], "support", "+4930777", 30.0)));
        Assert.That(fold.Figures(story.Now.AddSeconds(5), Roster(), _ => null).Agents[0].TalkSecondsToday, Is.EqualTo(35));
        story.Releases("a", "ann").Ends("a");
        var wrapping = Folded(story).Figures(story.Now, Roster(), _ => null).Agents[0];
        Assert.That((wrapping.State, wrapping.CallFrom), Is.EqualTo((AgentState.WrapUp, "+4930777")));
    }

    [Test]
    public void Midnight_SplitsWhatGoesOn()
    {
        var story = new Story(Midnight.AddMinutes(-10))
            .State("ann", AgentState.Ready).Arrives("a").Queued("a").Pass(5).Answers("a", "ann")
            .At(Midnight.AddMinutes(-1)).Arrives("b").Queued("b")
            .At(Midnight.AddMinutes(2)).Answers("b", "bob")
            .At(Midnight.AddMinutes(5)).Releases("a", "ann").Ends("a")
            .At(Midnight.AddMinutes(6)).State("ann", AgentState.Ready)
            .At(Midnight.AddMinutes(10));

        var queue = Fold(story, out var figures);

        Assert.That((queue.OfferedToday, queue.AnsweredToday), Is.EqualTo((0, 1)), "entered yesterday, answered today");
        var ann = figures.Agents.Single(a => a.Agent == "ann");
        Assert.That((ann.CallsToday, ann.TalkSecondsToday, ann.SeatLoad), Is.EqualTo((0, 300.0, (double?)(360 / 600.0))));
        Assert.That(figures.CallsToday, Is.Zero);
    }

    [Test]
    public void Midnight_WithoutAnyFact_BeginsANewDayForTheReader()
    {
        var story = new Story(Nine).Arrives("a").Queued("a").Pass(5).Answers("a", "ann").Pass(60).Releases("a", "ann").Ends("a")
            .Pass(5).State("ann", AgentState.SignedOut);
        var fold = Folded(story);

        var figures = fold.Figures(Midnight.AddSeconds(1), Roster(), _ => null);

        Assert.That((figures.Queues[0].AnsweredToday, figures.CallsToday, figures.Agents[0].CallsToday), Is.EqualTo((0, 0, 0)));
        Assert.That((figures.Agents[0].SeatLoad, figures.Queues[0].AverageTalkSeconds), Is.EqualTo(((double?)null, (double?)null)));
    }

    [Test]
    public void SelfServed_CountsSpokenAnswersThatEndedTheCall()
    {
        var story = new Story(Nine);
        Question("served", KnowledgeDecision.Speak).Ends("served");
        Question("no help", KnowledgeDecision.Speak).Add(new AnswerJudged { At = story.Now, CallId = story["no help"], Article = "x", Helped = false })
            .Ends("no help");
        Question("person", KnowledgeDecision.Speak).Queued("person").Pass(1).Abandons("person");
        Question("unanswered", KnowledgeDecision.Person).Ends("unanswered");
        Question("chosen", KnowledgeDecision.Offer).Add(new AnswerJudged { At = story.Now, CallId = story["chosen"], Article = "x", Helped = true })
            .Ends("chosen");

        Fold(story, out var figures);

        Assert.That(figures.SelfServedToday, Is.EqualTo(2));

        Story Question(string call, KnowledgeDecision outcome) => story.Arrives(call).Add(new QuestionAsked
        {
            At = story.Now, CallId = story[call], Heard = "how", Language = "en", Outcome = outcome,
        });
    }

    [Test]
    public void EndOfCall_BeforeTheReleaseIsWritten_IsStillCountedRight()
    {
        var story = new Story(Nine).State("ann", AgentState.Ready).Arrives("a").Queued("a").Answers("a", "ann").Pass(60)
            .Ends("a").Releases("a", "ann").Arrives("b").Queued("b").Pass(9).Ends("b").Leaves("b", "support", QueueLeaving.Abandoned);

        var queue = Fold(story, out var figures);

        Assert.That((queue.Waiting, queue.AverageTalkSeconds, queue.AbandonedToday, figures.CallsNow), Is.EqualTo((0, (double?)60, 1, 0)));
    }

    [Test]
    public void ServerStarted_AfterACrash_NothingIsCountedWhileItWasDown()
    {
        var story = new Story(Nine).State("ann", AgentState.Ready).Arrives("a").Queued("a").Answers("a", "ann")
            .Arrives("b").Queued("b").Pass(60).Arrives("c")
            .Pass(1000).Add(new ServerStarted { At = Nine.AddSeconds(1060), Version = "1" });

        var queue = Fold(story, out var figures);

        Assert.That((queue.Waiting, queue.AbandonedToday, figures.CallsNow, figures.CallsToday), Is.EqualTo((0, 0, 0, 3)));
        Assert.That(figures.Agents[0].TalkSecondsToday, Is.EqualTo(60));
    }

    [Test]
    public void SameFacts_FoldedTwice_GiveTheSameFigures()
    {
        var story = new Story(Nine.AddDays(-1));
        for (var i = 0; i < 200; i++)
        {
            story.Pass(400).Arrives($"c{i}").Queued($"c{i}").Pass(i % 45);
            _ = i % 5 == 0
                ? story.Abandons($"c{i}")
                : story.Answers($"c{i}", "ann").Pass(i).Releases($"c{i}", "ann").Ends($"c{i}").Pass(10).State("ann", AgentState.Ready);
        }

        var live = new TodayFold(Nine.AddDays(-1), TimeZoneInfo.Utc);
        foreach (var entry in story.Entries)
        {
            live.Apply(entry);
            live.Figures(entry.Fact.At, Roster(), _ => null);
        }

        var again = new TodayFold(story.Now, TimeZoneInfo.Utc);
        story.Entries.ForEach(again.Apply);

        var figures = again.Figures(story.Now, Roster(), _ => null);
        Assert.That(System.Text.Json.JsonSerializer.Serialize(figures),
            Is.EqualTo(System.Text.Json.JsonSerializer.Serialize(live.Figures(story.Now, Roster(), _ => null))));
        Assert.That(figures.Queues[0].AnsweredToday, Is.GreaterThan(0));
    }

    private static QueueFigures Fold(Story story, out LiveFigures figures)
    {
        figures = Folded(story).Figures(story.Now, Roster(), _ => null);
        return figures.Queues[0];
    }

    private static TodayFold Folded(Story story)
    {
        var fold = new TodayFold(story.Entries[0].Fact.At, TimeZoneInfo.Utc);
        story.Entries.ForEach(fold.Apply);
        return fold;
    }

    private static RosterSnapshot Roster(int target = 20) => new(
        new[] { "ann", "bob", "cid" }.ToFrozenDictionary(u => u,
            u => new UserProfile(u, u, Roles.Agent, new Dictionary<string, int>(), ["support"])),
        new[] { new QueueConfig("support", ServiceLevelSeconds: target) }.ToFrozenDictionary(q => q.Name));
}
