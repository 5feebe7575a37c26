using CallCenter.Reports.Tests.Support;

namespace CallCenter.Reports.Tests.Tables;

internal sealed class ReportTests
{
    [Test]
    public async Task ByHour_EveryHourHasARow_AndACallStandsWhereItCameIn()
    {
        var diary = new Diary();
        diary.Served(Diary.Monday.AddMinutes(59), wait: 120); // answered in the next hour
        diary.Waits(Diary.Monday.AddHours(2), 50, QueueLeaving.Abandoned);
        var table = await new Office().Over(diary).RunAsync(Office.Query(ReportName.Inbound, ReportGrouping.Hour));
        Assert.Multiple(() =>
        {
            Assert.That(table.Rows.Select(r => table.Value(r, "offered")), Is.EqualTo(new double?[] { 1, 0, 1, 0, 0, 0, 0, 0 }));
            Assert.That(table.Rows.Select(r => table.Value(r, "answered")), Is.EqualTo(new double?[] { 1, 0, 0, 0, 0, 0, 0, 0 }));
            Assert.That((table.Rows[2].Start, table.Rows[2].End), Is.EqualTo((Diary.Monday.AddHours(2), Diary.Monday.AddHours(3))));
        });
    }

    [Test]
    public async Task Estimates_WhatWasToldIsHeldAgainstWhatCameTrue()
    {
        var diary = new Diary();
        Told(diary, diary.Served(Diary.Monday, wait: 100), at: 0, told: 120, expected: 80);
        Told(diary, diary.Served(Diary.Monday.AddMinutes(10), wait: 200), at: 600, told: 120, expected: 150);
        Told(diary, diary.Waits(Diary.Monday.AddMinutes(20), 50, QueueLeaving.Abandoned), at: 1200, told: 60, expected: 30);
        Told(diary, diary.Served(Diary.Monday.AddMinutes(30), wait: 10), at: 1800, told: null, expected: null);

        var table = await new Office().Over(diary).RunAsync(Office.Query(ReportName.Estimates, ReportGrouping.Hour));

        Assert.That(new[] { "waitsTold", "waitsJudged", "coverage", "averageToldWait", "averageTrueWait", "forecastsJudged", "forecastBias", "forecastError" }.Select(c => table.Total(c)),
            Is.EqualTo(new double?[] { 3, 2, 0.5, 120, 150, 2, -35, 35 }), "who gave up is not judged");
        Assert.That(table.Value(table.Rows[0], "waitsTold"), Is.EqualTo(3));
        Assert.That(table.Value(table.Rows[1], "coverage"), Is.Null);
    }

    [Test]
    public async Task Axes_EachSumsUpToTheTimeSignedIn()
    {
        var diary = new Diary();
        diary.State(Diary.Monday, "anna", AgentState.Ready);
        var call = diary.Served(Diary.Monday.AddMinutes(10), wait: 20, talk: 100, wrapUp: 30, held: 40);
        diary.Add(new CallRinging { At = Diary.Monday.AddMinutes(10).AddSeconds(5), CallId = call, Queue = "support", Agent = "anna", Lease = 1 },
            new AgentChose { At = Diary.Monday.AddMinutes(10).AddSeconds(90), Agent = "anna", Choice = ChosenState.NotReady, Reason = NotReadyReason.Lunch });
        diary.State(Diary.Monday.AddMinutes(20), "anna", AgentState.NotReady, NotReadyReason.NoPhone);
        diary.State(Diary.Monday.AddMinutes(30), "anna", AgentState.SignedOut);

        var table = await new Office().Over(diary).RunAsync(Office.Query(ReportName.Axes));

        Assert.That(new[] { "workOffered", "workRinging", "workTalking", "workHolding", "workWrapUp", "workUnreachable", "chosenNotReady" }.Select(c => table.Total(c)),
            Is.EqualTo(new double?[] { 5, 15, 60, 40, 30, 600, 60 }));
        Assert.That(table.Columns.Select((c, i) => (c.Key, table.Total[i] ?? 0)).Where(c => c.Key.StartsWith("work", StringComparison.Ordinal)).Sum(c => c.Item2), Is.EqualTo(1800));
        Assert.That((table.Total("chosenAvailable"), table.Total("signedIn")), Is.EqualTo(((double?)1740, (double?)1800)));
    }

    private static void Told(Diary diary, CallId call, int at, int? told, int? expected) => diary.Add(new PositionAnnounced
    {
        At = Diary.Monday.AddSeconds(at), CallId = call, Queue = "support", Position = 1, AnnouncedSeconds = told, EstimatedWaitSeconds = expected,
    });

    [Test]
    public async Task ByNumberAndQueue_RowsAreNamedBoth_AndFiltersNarrow()
    {
        var diary = new Diary();
        diary.Served(Diary.Monday, 5, to: "+4930555");
        diary.Served(Diary.Monday.AddMinutes(10), 5, to: "+4930666");
        diary.Waits(Diary.Monday.AddMinutes(20), 5, QueueLeaving.Abandoned, queue: "billing", to: "+4930666");
        var reports = new Office().Over(diary);
        var table = await reports.RunAsync(Office.Query(ReportName.Lost, ReportGrouping.Queue, ReportGrouping.Number));
        Assert.That(table.Rows.Select(r => (r.Queue, r.Number, table.Value(r, "offered"))), Is.EqualTo(new (string?, string?, double?)[]
        {
            ("billing", "+4930666", 1), ("support", "+4930555", 1), ("support", "+4930666", 1),
        }));
        var narrowed = await reports.RunAsync(Office.Query(ReportName.Lost) with { Queue = "support", Number = "+4930666" });
        Assert.That((narrowed.Total("offered"), narrowed.Total("answerRate")), Is.EqualTo(((double?)1, (double?)1)));
    }

    [Test]
    public async Task Talk_MeanMedianAndP90AreOfTheCalls_WithHoldAndWrapUpApart()
    {
        var diary = new Diary();
        double[] talks = [10, 20, 30, 40, 50, 60, 70, 80, 90, 1000];
        for (var i = 0; i < talks.Length; i++)
        {
            diary.Served(Diary.Monday.AddMinutes(20 * i), wait: 2, talk: talks[i], wrapUp: 30, held: i == 9 ? 100 : 0);
        }

        var table = await new Office().Over(diary).RunAsync(Office.Query(ReportName.Talk));
        Assert.That(new[] { "handled", "averageTalk", "medianTalk", "p90Talk", "averageHold", "averageWrapUp", "averageHandle" }.Select(c => table.Total(c)),
            Is.EqualTo(new double?[] { 10, 135, 50, 90, 10, 30, 175 }), "(450 + 900) / 10; 5th and 9th of ten; 100 / 10; 30; (1450 + 300) / 10");
    }

    [Test]
    public async Task Load_SpansAreCutAtTheRangesEdges_AndNotReadyIsSplitByReason()
    {
        var diary = new Diary();
        diary.State(Diary.Monday.AddHours(-1), "anna", AgentState.Ready); // an hour before the range
        diary.State(Diary.Monday.AddHours(1), "anna", AgentState.NotReady, NotReadyReason.Lunch);
        diary.State(Diary.Monday.AddHours(2), "anna", AgentState.OnCall);
        diary.State(Diary.Monday.AddHours(5), "anna", AgentState.SignedOut);
        var reports = new Office().Over(diary);
        var load = await reports.RunAsync(Office.Query(ReportName.Load, ReportGrouping.Agent));
        var why = await reports.RunAsync(Office.Query(ReportName.NotReady));
        Assert.Multiple(() =>
        {
            Assert.That(load.Rows.Single().Agent, Is.EqualTo("anna"));
            Assert.That((load.Total("signedIn"), load.Total("onCall"), load.Total("idle")), Is.EqualTo(((double?)18_000, (double?)10_800, (double?)3_600)));
            Assert.That((load.Total("occupancy"), load.Total("seatLoad")), Is.EqualTo(((double?)0.75, (double?)0.6)));
            Assert.That((why.Total("notReady.lunch"), why.Total("notReadyShare")), Is.EqualTo(((double?)3_600, (double?)0.2)));
        });
    }

    [Test]
    public async Task SelfService_SavesAnAgentsHandlingTimeForEachCall()
    {
        var diary = new Diary();
        diary.Served(Diary.Monday, wait: 2, talk: 160, wrapUp: 20);
        for (var i = 0; i < 2; i++)
        {
            var at = Diary.Monday.AddMinutes(30 + i);
            var call = diary.Arrives(at);
            diary.Add(new QuestionAsked { At = at.AddSeconds(5), CallId = call, Heard = "opening hours", Language = "en", Outcome = KnowledgeDecision.Speak });
            diary.Ends(call, at.AddSeconds(20));
        }

        var table = await new Office().Over(diary).RunAsync(Office.Query(ReportName.SelfService));
        Assert.That(new[] { "calls", "selfServed", "minutesSaved", "spoken" }.Select(c => table.Total(c)), Is.EqualTo(new double?[] { 3, 2, 6, 2 }));
    }

    [Test]
    public async Task EveryCount_OpensExactlyTheCallsBehindIt()
    {
        var diary = new Diary();
        var lost = diary.Waits(Diary.Monday, 40, QueueLeaving.Abandoned);
        var passed = diary.Served(Diary.Monday.AddMinutes(5), 10, passedTo: "billing");
        var reports = new Office().Over(diary);
        Assert.Multiple(async () =>
        {
            Assert.That(await reports.CallsAsync(Office.Query(ReportName.Inbound), "abandoned"), Is.EqualTo(new[] { lost }));
            Assert.That(await reports.CallsAsync(Office.Query(ReportName.Inbound), "offered"), Is.EqualTo(new[] { lost, passed }));
            Assert.That(await reports.CallsAsync(Office.Query(ReportName.Transfers), "toQueue"), Is.EqualTo(new[] { passed }));
            Assert.That(await reports.CallsAsync(Office.Query(ReportName.Inbound), "averageWait"), Is.Empty);
        });

        foreach (var name in Enum.GetValues<ReportName>())
        {
            var table = await reports.RunAsync(Office.Query(name, ReportGrouping.Day));
            Assert.That(table.Rows.Single().Values, Is.EqualTo(table.Total), name.ToString());
        }
    }

    [Test]
    public async Task Crash_EndsWhatWasUnderWay_AndTheAgentIsNotReadyFromTheLastSignOn()
    {
        var diary = new Diary();
        diary.State(Diary.Monday, "anna", AgentState.OnCall);
        diary.State(Diary.Monday.AddHours(1), "ben", AgentState.Ready); // the last sign of life
        diary.Add(new ServerStarted { At = Diary.Monday.AddHours(2), Version = "1" });
        diary.State(Diary.Monday.AddHours(3), "anna", AgentState.SignedOut);
        var table = await new Office().Over(diary).RunAsync(Office.Query(ReportName.Load) with { Agent = "anna" });
        Assert.That((table.Total("onCall"), table.Total("notReady")), Is.EqualTo(((double?)3_600, (double?)7_200)));
    }
}
