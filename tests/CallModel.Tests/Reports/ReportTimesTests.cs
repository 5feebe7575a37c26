using System.Globalization;
using CallCenter.CallModel.Reports;

namespace CallCenter.CallModel.Tests.Reports;

public sealed class ReportTimesTests
{
    [TestCase(ReportRhythm.Daily, null, "08:00", "2026-03-10T06:59:59Z", "2026-03-09T07:00:00Z", "2026-03-10T07:00:00Z")]
    [TestCase(ReportRhythm.Daily, null, "08:00", "2026-03-10T07:00:00Z", "2026-03-10T07:00:00Z", "2026-03-11T07:00:00Z")]
    [TestCase(ReportRhythm.Daily, null, "00:00", "2026-03-09T23:30:00Z", "2026-03-09T23:00:00Z", "2026-03-10T23:00:00Z")]
    [TestCase(ReportRhythm.Daily, null, "23:59", "2026-03-10T23:30:00Z", "2026-03-10T22:59:00Z", "2026-03-11T22:59:00Z")]
    [TestCase(ReportRhythm.Weekly, 1, "08:00", "2026-03-10T12:00:00Z", "2026-03-09T07:00:00Z", "2026-03-16T07:00:00Z")]
    [TestCase(ReportRhythm.Weekly, 7, "08:00", "2026-03-10T12:00:00Z", "2026-03-08T07:00:00Z", "2026-03-15T07:00:00Z")]
    [TestCase(ReportRhythm.Monthly, 31, "08:00", "2026-03-10T12:00:00Z", "2026-02-28T07:00:00Z", "2026-03-31T06:00:00Z")]
    [TestCase(ReportRhythm.Monthly, 1, "08:00", "2026-01-01T06:00:00Z", "2025-12-01T07:00:00Z", "2026-01-01T07:00:00Z")]
    [TestCase(ReportRhythm.Monthly, 31, "08:00", "2026-01-30T12:00:00Z", "2025-12-31T07:00:00Z", "2026-01-31T07:00:00Z")]
    // 02:30 does not come on 29 March, and comes twice on 25 October
    [TestCase(ReportRhythm.Daily, null, "02:30", "2026-03-29T12:00:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z")]
    [TestCase(ReportRhythm.Daily, null, "02:30", "2026-10-25T12:00:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    public void Times_AreThoseOfTheZonesClock(ReportRhythm rhythm, int? day, string at, string now, string last, string next)
    {
        var times = new ReportTimes(rhythm, day, TimeOnly.Parse(at, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        Assert.That((times.LastUntil(Moment(now)), times.NextAfter(Moment(now))), Is.EqualTo((Moment(last), Moment(next))));
    }

    [TestCase("2026-03-10T08:00:00Z", "2026-03-09T09:00:00Z", null, "2026-03-10T08:00:00Z")]
    [TestCase("2026-03-10T07:59:59Z", "2026-03-09T09:00:00Z", null, null, Description = "made after yesterday's time")]
    [TestCase("2026-03-10T08:00:05Z", "2026-03-09T09:00:00Z", "2026-03-10T08:00:00Z", null, Description = "done")]
    [TestCase("2026-03-14T12:00:00Z", "2026-03-09T09:00:00Z", "2026-03-10T08:00:00Z", "2026-03-14T08:00:00Z", Description = "after an outage the last one alone")]
    public void Due_IsWhatHasNotBeenSeenTo(string now, string since, string? done, string? due)
    {
        var times = new ReportTimes(ReportRhythm.Daily, null, new TimeOnly(8, 0), TimeZoneInfo.Utc);
        var mailing = new ReportMailing(Guid.NewGuid(), Guid.NewGuid(), times, ["a@example.org"], ReportFormat.Csv, "en", "sam", Moment(since), DoneUntil: done is null ? null : Moment(done));
        Assert.That(mailing.DueAt(Moment(now)), Is.EqualTo(due is null ? null : (DateTimeOffset?)Moment(due)));
        Assert.That((mailing with { Enabled = false }).DueAt(Moment(now)), Is.Null);
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
