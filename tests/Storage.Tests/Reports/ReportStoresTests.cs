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
    public async Task Mailings_ComeBackAsSaved_AndGoWithTheirReport()
    {
        var (saved, store) = (new SavedReportStore(Db), new ReportMailingStore(Db));
        var report = new SavedReport(Guid.CreateVersion7(), "Monday", "sam", "range=lastWeek");
        var mailing = new ReportMailing(Guid.CreateVersion7(), report.Id, new ReportTimes(ReportRhythm.Weekly, 1, new TimeOnly(8, 30), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")),
            ["ann@example.org", "王芳@example.org"], ReportFormat.Pdf, "zh", "sam", Now);
        Assert.That(await store.PutAsync(mailing), Is.False, "there is no such report");
        await saved.AddAsync(report);
        Assert.That(await store.PutAsync(mailing), Is.True);
        await store.DoneAsync(mailing.Id, Now.AddHours(1), "no font");
        var kept = (await store.ListAsync()).Single();
        Assert.That(kept with { Addresses = mailing.Addresses }, Is.EqualTo(mailing with { DoneUntil = Now.AddHours(1), Error = "no font" }));
        Assert.That(kept.Addresses, Is.EqualTo(mailing.Addresses));
        var daily = mailing with { Times = mailing.Times with { Rhythm = ReportRhythm.Daily, Day = null }, Enabled = false, Version = 2 };
        Assert.That((await store.PutAsync(daily), await store.PutAsync(daily with { Enabled = true })), Is.EqualTo((true, false)), "of two the second is told");
        kept = (await store.ListAsync()).Single();
        Assert.That((kept.Times.Rhythm, kept.Times.Day, kept.Enabled, kept.DoneUntil), Is.EqualTo((ReportRhythm.Daily, (int?)null, false, (DateTimeOffset?)Now.AddHours(1))), "what was done is not undone");
        await saved.DeleteAsync(report.Id);
        Assert.That(await store.ListAsync(), Is.Empty);
        Assert.That(await store.DeleteAsync(mailing.Id), Is.False);
    }

    [Test]
    public async Task Targets_TakeThePlaceOfThoseBefore()
    {
        var store = new TargetStore(Db);
        await store.SetAsync([new QueueTarget("old", TargetFigure.AverageWait, ReportGrouping.Hour, 30)]);
        QueueTarget[] targets = [new("support", TargetFigure.AbandonRate, ReportGrouping.Month, 0.05), new("support", TargetFigure.ServiceLevel, ReportGrouping.Day, 0.8)];
        Assert.That(await store.SetAsync(targets, when: kept => kept.Single().Queue == "old"), Is.True);
        Assert.That(await store.SetAsync([], when: kept => kept.Count == 1), Is.False, "they are not those that were read");
        Assert.That(await store.ListAsync(), Is.EqualTo(targets));
    }
}
