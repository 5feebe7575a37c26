using CallCenter.Reports.Tests.Support;

namespace CallCenter.Reports.Tests.Tables;

/// <summary>
/// One log of 200 calls, target 20 s. Counted by hand: 150 answered, 120 of them in time; 30 abandoned, 10 of them in time and 4 of these
/// within 5 s; 10 left by key, 7 of them in time; 8 timed out; 2 still wait.
/// </summary>
internal sealed class ServiceLevelTests
{
    private static readonly Diary Log = TwoHundredCalls();

    [TestCase(ServiceLevelFormula.LateAbandons, 120, 170)]
    [TestCase(ServiceLevelFormula.AnsweredOnly, 120, 150)]
    [TestCase(ServiceLevelFormula.WithoutEarlyAbandons, 120, 190)]
    [TestCase(ServiceLevelFormula.EarlyAbandonsMet, 130, 200)]
    [TestCase(ServiceLevelFormula.AllOffered, 120, 200)]
    [TestCase(ServiceLevelFormula.LeftInTime, 137, 200)]
    public async Task Formula_OverTheLog_GivesWhatWasCountedByHand(ServiceLevelFormula formula, int met, int judged)
    {
        var table = await new Office(new QueueConfig("support") { ServiceLevelFormula = formula }).Over(Log).RunAsync(Office.Query(ReportName.Inbound));
        Assert.Multiple(() =>
        {
            Assert.That(table.Levels, Is.EqualTo(new[] { new ReportLevel("support", formula, 20, met, judged) }));
            Assert.That(table.Total("serviceLevel"), Is.EqualTo((double)met / judged).Within(0.00006));
        });
    }

    [Test]
    public async Task Inbound_CountsEveryWayOutOfTheQueue_AndShortAbandonsApart()
    {
        var table = await new Office().Over(Log).RunAsync(Office.Query(ReportName.Inbound));
        Assert.That(new[] { "calls", "offered", "answered", "answeredInTime", "abandoned", "shortAbandoned", "overflowed", "leftByKey" }.Select(c => table.Total(c)),
            Is.EqualTo(new double?[] { 200, 200, 150, 120, 30, 4, 8, 10 }));
        Assert.That(table.Total("abandonRate"), Is.EqualTo(26.0 / 196).Within(0.00006), "neither part counts who gave up at once");
    }

    [Test]
    public async Task QueuesOfDifferentTargets_AreJudgedEachByItsOwn_AndAddUp()
    {
        var diary = new Diary();
        diary.Served(Diary.Monday, wait: 15, queue: "support");
        diary.Served(Diary.Monday.AddMinutes(5), wait: 15, queue: "billing");
        var office = new Office(new QueueConfig("support", ServiceLevelSeconds: 10), new QueueConfig("billing", ServiceLevelSeconds: 30));
        var table = await office.Over(diary).RunAsync(Office.Query(ReportName.Inbound, ReportGrouping.Queue));
        Assert.Multiple(() =>
        {
            Assert.That(table.Rows.Select(r => (r.Queue, table.Value(r, "serviceLevel"))), Is.EqualTo(new (string?, double?)[] { ("billing", 1), ("support", 0) }));
            Assert.That(table.Total("serviceLevel"), Is.EqualTo(0.5));
        });
    }

    private static Diary TwoHundredCalls()
    {
        var diary = new Diary();
        var at = Diary.Monday;
        Fill(120, i => diary.Served(at, wait: 5 + (i % 16)));
        Fill(30, i => diary.Served(at, wait: 21 + i));
        Fill(4, i => diary.Waits(at, 2 + i, QueueLeaving.Abandoned));
        Fill(6, i => diary.Waits(at, 8 + (2 * i), QueueLeaving.Abandoned));
        Fill(20, i => diary.Waits(at, 25 + i, QueueLeaving.Abandoned));
        Fill(8, _ => diary.Waits(at, 300, QueueLeaving.TimedOut));
        Fill(7, i => diary.Waits(at, 10 + i, QueueLeaving.LeftByKey));
        Fill(3, i => diary.Waits(at, 40 + i, QueueLeaving.LeftByKey));
        Fill(2, _ => diary.Waits(at, 0, null));
        return diary;

        void Fill(int count, Action<int> call)
        {
            for (var i = 0; i < count; i++, at = at.AddSeconds(120))
            {
                call(i);
            }
        }
    }
}
