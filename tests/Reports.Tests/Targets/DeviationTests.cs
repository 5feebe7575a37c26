using CallCenter.Reports.Tests.Support;

namespace CallCenter.Reports.Tests.Targets;

internal sealed class DeviationTests
{
    [Test]
    public async Task MissedDay_NamesTheHoursThatWeighMost()
    {
        var diary = new Diary();
        for (var i = 0; i < 10; i++)
        {
            diary.Served(Diary.Monday.AddMinutes(5 * i), wait: 5); // the first hour is good
            diary.Served(Diary.Monday.AddHours(1).AddMinutes(5 * i), wait: i < 4 ? 60 : 5); // 6 of 10
            diary.Served(Diary.Monday.AddHours(3).AddMinutes(5 * i), wait: 60); // none of 10
        }

        var found = await new Office().DeviationsOver(diary, new QueueTarget("support", TargetFigure.ServiceLevel, ReportGrouping.Day, 0.8))
            .FindAsync(Diary.Monday, Diary.Monday.AddHours(8), TimeZoneInfo.Utc);

        var deviation = found.Single();
        Assert.Multiple(() =>
        {
            Assert.That(deviation.Actual, Is.EqualTo(0.5333).Within(0.0001), "16 of 30");
            Assert.That(deviation.Causes, Is.EqualTo(new[] { new DeviationCause(Diary.Monday.AddHours(3), Diary.Monday.AddHours(4), 0, 10, 0.8) }), "8 of 10 calls too many");
        });
    }

    [Test]
    public async Task MetTarget_IsNoDeviation_AndHoursAreHeldOneByOne()
    {
        var diary = new Diary();
        diary.Served(Diary.Monday, wait: 30);
        diary.Served(Diary.Monday.AddHours(1), wait: 5);
        var found = await new Office().DeviationsOver(diary, new QueueTarget("support", TargetFigure.AverageWait, ReportGrouping.Hour, 10),
            new QueueTarget("support", TargetFigure.AverageWait, ReportGrouping.Day, 20), new QueueTarget("support", TargetFigure.AverageHandle, ReportGrouping.Day, 70))
            .FindAsync(Diary.Monday, Diary.Monday.AddHours(8), TimeZoneInfo.Utc);
        Assert.That(found.Select(d => (d.Target.Figure, d.Start, d.Actual)), Is.EquivalentTo(new[]
        {
            (TargetFigure.AverageWait, Diary.Monday, 30.0), (TargetFigure.AverageHandle, Diary.Monday, 80.0),
        }));
    }
}
