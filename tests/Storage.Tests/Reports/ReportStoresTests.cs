using CallCenter.CallModel.Reports;
using CallCenter.Storage.Reports;
using CallCenter.Testing;

namespace CallCenter.Storage.Tests.Reports;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres)]
internal sealed class ReportStoresTests(DatabaseKind kind) : StoreTest(kind)
{
    [Test]
    public async Task SavedReports_AreKeptByName_AndGoOneByOne()
    {
        var store = new SavedReportStore(Db);
        var (week, day) = (new SavedReport(Guid.CreateVersion7(), "每周 weekly", "sam", "range=lastWeek&by=day"), new SavedReport(Guid.CreateVersion7(), "A day", "ada", "by=hour"));
        await store.AddAsync(week);
        await store.AddAsync(day);
        Assert.That(await store.ListAsync(), Is.EquivalentTo(new[] { week, day }));
        Assert.That((await store.DeleteAsync(week.Id), await store.DeleteAsync(week.Id)), Is.EqualTo((true, false)));
        Assert.That(await store.ListAsync(), Is.EqualTo(new[] { day }));
    }

    [Test]
    public async Task Targets_TakeThePlaceOfThoseBefore()
    {
        var store = new TargetStore(Db);
        await store.SetAsync([new QueueTarget("old", TargetFigure.AverageWait, ReportGrouping.Hour, 30)]);
        QueueTarget[] targets = [new("support", TargetFigure.AbandonRate, ReportGrouping.Month, 0.05), new("support", TargetFigure.ServiceLevel, ReportGrouping.Day, 0.8)];
        await store.SetAsync(targets);
        Assert.That(await store.ListAsync(), Is.EqualTo(targets));
    }
}
