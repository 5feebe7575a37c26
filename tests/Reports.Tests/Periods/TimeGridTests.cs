using CallCenter.Reports.Periods;

namespace CallCenter.Reports.Tests.Periods;

internal sealed class TimeGridTests
{
    [TestCase("Europe/Berlin", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", 25, TestName = "Hours_WinterTimeBegins_TheDayHas25")]
    [TestCase("Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", 23, TestName = "Hours_SummerTimeBegins_TheDayHas23")]
    [TestCase("Asia/Kathmandu", "2026-03-01T18:15:00Z", "2026-03-02T18:15:00Z", 24, TestName = "Hours_QuarterHourZone_BeginAtItsOwnFullHours")]
    [TestCase("Australia/Lord_Howe", "2026-04-04T13:00:00Z", "2026-04-05T13:30:00Z", 25, TestName = "Hours_ShiftOfHalfAnHour_OneCellIsShort")]
    public void Hours(string zone, string from, string to, int hours)
    {
        var grid = new TimeGrid(At(from), At(to), ReportGrouping.Hour, TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.Multiple(() =>
        {
            Assert.That(grid.Cells, Has.Count.EqualTo(hours));
            Assert.That(grid.Cells[0].Start, Is.EqualTo(At(from)));
            Assert.That(grid.Cells[^1].End, Is.EqualTo(At(to)));
            Assert.That(grid.Cells.Zip(grid.Cells.Skip(1)).All(pair => pair.First.End == pair.Second.Start), "no gap");
        });
    }

    [Test]
    public void Weeks_BeginOnMonday_AndTheFirstMayBeAPart()
    {
        var grid = new TimeGrid(At("2026-03-04T00:00:00Z"), At("2026-03-17T00:00:00Z"), ReportGrouping.Week, TimeZoneInfo.Utc);
        Assert.That(grid.Cells.Select(c => (c.Start.Day, c.End.Day)), Is.EqualTo(new[] { (4, 9), (9, 16), (16, 17) }));
    }

    [Test]
    public void Months_InShanghai_BeginAtItsMidnight()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        var grid = new TimeGrid(At("2026-01-31T16:00:00Z"), At("2026-03-31T16:00:00Z"), ReportGrouping.Month, zone);
        Assert.That(grid.Cells.Select(c => c.Start), Is.EqualTo(new[] { At("2026-01-31T16:00:00Z"), At("2026-02-28T16:00:00Z") }));
        Assert.That((grid.IndexOf(At("2026-02-28T15:59:59Z")), grid.IndexOf(At("2026-02-28T16:00:00Z")), grid.IndexOf(At("2026-03-31T16:00:00Z"))), Is.EqualTo((0, 1, -1)));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
