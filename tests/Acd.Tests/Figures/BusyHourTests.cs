using System.Collections.Frozen;
using CallCenter.Acd.Figures;
using CallCenter.Acd.Replay;
using CallCenter.Acd.Settings;
using CallCenter.Acd.Tests.Support;
using CallCenter.CallModel.Reports;
using CallCenter.Reports;
using CallCenter.Reports.Stories;
using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Figures;

/// <summary>
/// Fifty agents and six hundred calls in an hour, through the production's floor on the virtual clock. Ten times, every six minutes, sixty callers come at
/// once: fifty are answered after the 5 s of the ring; two of the other ten give up after 3 s, four after 100 s, and four are answered when agents are free
/// again, 5 s ring + 150 s talk + 20 s writing later. All figures below are counted on paper from that.
/// </summary>
public sealed class BusyHourTests
{
    private const int Waves = 10;
    /// <summary>Mean times are told in tenths of a second.</summary>
    private const double Tenth = 0.05;

    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Ten = Nine.AddHours(1);
    private static readonly QueueConfig Support = new("support", WrapUpSeconds: 0, RingSeconds: 120);

    private static readonly IReadOnlyList<UserProfile> Agents =
        [.. Enumerable.Range(0, 50).Select(i => new UserProfile($"agent-{i:00}", "", Roles.Agent, new Dictionary<string, int>(), ["support"]))];

    private IReadOnlyList<Fact> _facts = [];

    [OneTimeSetUp]
    public async Task PlayAsync()
    {
        var calls = Enumerable.Range(0, Waves).SelectMany(wave => Enumerable.Range(0, 60).Select(i => new ReplayCall(CallId.New(), Nine.AddMinutes(6 * wave), "support",
            "+49301234567", "+4930555", Patience: TimeSpan.FromSeconds(i switch { < 54 => 3000, < 56 => 3, _ => 100 }), Ring: TimeSpan.FromSeconds(5),
            Conversation: TimeSpan.FromSeconds(150), WrapUp: TimeSpan.FromSeconds(20))));
        _facts = await new Replayer().RunAsync(new ReplayFloor([Support], Agents, [.. Agents.Select(a => new ReplayShift(a.User, Nine, Ten))], [.. calls]));
    }

    [Test]
    public async Task Reports_HaveTheFiguresOfThePaper()
    {
        var (inbound, waiting, talk, load) = (await TotalsAsync(ReportName.Inbound), await TotalsAsync(ReportName.Waiting), await TotalsAsync(ReportName.Talk),
            await TotalsAsync(ReportName.Load));

        Assert.Multiple(() =>
        {
            Assert.That(Of(inbound, "offered", "answered", "answeredInTime", "abandoned", "shortAbandoned"), Is.EqualTo(new double[] { 600, 540, 500, 60, 20 }));
            Assert.That(inbound["serviceLevel"], Is.EqualTo(500 / 580.0).Within(1e-4), "500 in time of 540 answered and 40 who gave up late");
            Assert.That(inbound["abandonRate"], Is.EqualTo(40 / 580.0).Within(1e-4));
            Assert.That(waiting["averageWait"], Is.EqualTo(((50 * 5) + (4 * 180)) / 54.0).Within(Tenth));
            Assert.That(Of(waiting, "medianWait", "p90Wait", "longestWait", "answeredLate"), Is.EqualTo(new double[] { 5, 5, 180, 40 }));
            Assert.That(waiting["averageAbandonWait"], Is.EqualTo(((2 * 3) + (4 * 100)) / 6.0).Within(Tenth));
            Assert.That(Of(talk, "handled", "averageTalk", "averageHold", "averageWrapUp", "averageHandle", "totalTalk"), Is.EqualTo(new double[] { 540, 150, 0, 20, 170, 81_000 }));
            Assert.That(Of(load, "signedIn", "ringing", "onCall", "wrapUp", "idle", "notReady"), Is.EqualTo(new double[] { 180_000, 2_700, 81_000, 10_800, 85_500, 0 }));
            Assert.That(Of(load, "occupancy", "seatLoad"), Is.EqualTo(new[] { 0.525, 0.51 }).Within(1e-9));
        });
    }

    [Test]
    public void LiveFigures_HaveTheFiguresOfThePaper()
    {
        var fold = new TodayFold(Nine, TimeZoneInfo.Utc, ServiceLevelFormula.LateAbandons);
        foreach (var (fact, i) in _facts.Where(f => f.At <= Ten).Select((f, i) => (f, i)))
        {
            fold.Apply(new JournalEntry(i + 1, fact));
        }

        var roster = new RosterSnapshot(Agents.ToFrozenDictionary(a => a.User), new[] { Support }.ToFrozenDictionary(q => q.Name));
        var queue = fold.Figures(Ten, roster, _ => null).Queues.Single();

        Assert.Multiple(() =>
        {
            Assert.That((queue.OfferedToday, queue.AnsweredToday, queue.AnsweredInTime, queue.AbandonedToday, queue.Waiting), Is.EqualTo((600, 540, 500, 60, 0)));
            Assert.That((queue.Met, queue.Judged), Is.EqualTo((500, 580)));
            Assert.That(queue.AverageWaitSeconds, Is.EqualTo(970 / 54.0).Within(Tenth));
            Assert.That(queue.AverageTalkSeconds, Is.EqualTo(150).Within(1e-9));
            Assert.That(queue.SeatLoad, Is.EqualTo(0.51).Within(1e-9));
        });
    }

    [Test]
    public void Agents_EachHasAFirstCallInEachWave()
    {
        var calls = _facts.OfType<CallBridged>().GroupBy(f => f.Agent).Select(g => g.Count(f => (f.At - Nine).TotalSeconds % 360 < 60)).ToList();

        Assert.That(calls, Has.Count.EqualTo(50).And.All.EqualTo(Waves));
    }

    private async Task<Dictionary<string, double>> TotalsAsync(ReportName name)
    {
        var journal = new FakeJournal();
        foreach (var fact in _facts)
        {
            journal.Append(fact);
        }

        var (queues, users) = (new FakeQueueStore(), new FakeUserStore());
        queues.Put(Support);
        foreach (var agent in Agents)
        {
            users.Put(agent);
        }

        using var past = new PastReader(journal);
        var service = new ReportService(past, queues, users, new ManualTimeProvider(Ten.AddDays(1)), new ReportOptions());
        var table = await service.RunAsync(new ReportQuery(name, Nine, Ten, TimeZoneInfo.Utc, []));
        return table.Columns.Select((column, i) => (column.Key, Value: table.Total[i])).ToDictionary(c => c.Key, c => c.Value ?? double.NaN);
    }

    private static double[] Of(Dictionary<string, double> totals, params string[] columns) => [.. columns.Select(c => totals[c])];
}
