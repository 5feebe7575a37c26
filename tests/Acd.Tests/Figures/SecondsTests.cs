using CallCenter.Acd.Tests.Support;
using CallCenter.CallModel.Reports;
using CallCenter.Reports;
using CallCenter.Reports.Stories;

namespace CallCenter.Acd.Tests.Figures;

/// <summary>Talk, hold, consultation and wrap-up belong to who was bridged when, whatever agents and callers do.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SecondsTests
{
    [Test]
    public async Task OverAgents_TheyAreTheSecondsInTheRooms([Range(1, 40)] int seed)
    {
        var story = new RandomStory(seed);
        var from = story.Floor.Time.GetUtcNow();
        story.Run(300);

        var (axes, load) = (await ReportAsync(story, ReportName.Axes, from), await ReportAsync(story, ReportName.Load, from));
        foreach (var agent in story.Agents)
        {
            var apart = axes(agent, "workHolding") + axes(agent, "workConsulting");
            Assert.That((axes(agent, "workTalking") + apart, apart, load(agent, "wrapUp")), Is.EqualTo(((double)story.Bridged[agent], (double)story.Apart[agent], (double)story.WrappedUp[agent])), agent);
            Assert.That(Told(story.Floor.Journal.Facts, agent), Is.EqualTo(1000L * story.Bridged[agent]), $"{agent}: what the facts say");
            Assert.That(load(agent, "onCall"), Is.EqualTo(story.Bridged[agent]), $"{agent}: time on calls");
        }
    }

    [Test]
    public void Stories_ReachWhatTheyAreAbout()
    {
        var facts = Enumerable.Range(1, 40).SelectMany(seed =>
        {
            var story = new RandomStory(seed);
            story.Run(300);
            return story.Floor.Journal.Facts;
        }).ToList();
        Assert.That(facts.OfType<ConsultationEnded>().Select(f => f.End), Is.SupersetOf(Enum.GetValues<ConsultationEnd>()));
        Assert.That(facts.OfType<CallTransferred>().Select(f => (f.Succeeded, f.ToQueue is null)), Is.SupersetOf(new[] { (true, true), (true, false), (false, true) }));
        Assert.That((facts.OfType<CallHeld>().Any(), facts.OfType<CallParked>().Any(), facts.OfType<CallUnparked>().Any(f => f.End == ParkEnd.PickedUp)), Is.EqualTo((true, true, true)));
    }

    /// <summary>Milliseconds with customers, and as one who was consulted before.</summary>
    private static long Told(IEnumerable<Fact> facts, string agent) => facts.Sum(fact => fact switch
    {
        CallReleased released when released.Agent == agent => released.TalkedMs,
        ConsultationEnded ended when ended.WithAgent == agent => ended.ConsultedMs,
        _ => 0,
    });

    private static async Task<Func<string, string, double>> ReportAsync(RandomStory story, ReportName name, DateTimeOffset from)
    {
        var floor = story.Floor;
        using var past = new PastReader(floor.Journal);
        var service = new ReportService(past, floor.Queues, floor.Users, floor.Time, new ReportOptions());
        var table = await service.RunAsync(new ReportQuery(name, from, floor.Time.GetUtcNow(), TimeZoneInfo.Utc, [ReportGrouping.Agent]));
        var columns = table.Columns.Select(column => column.Key).ToList();
        return (agent, key) => table.Rows.FirstOrDefault(row => row.Agent == agent)?.Values[columns.IndexOf(key)] ?? 0;
    }
}
