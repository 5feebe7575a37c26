using CallCenter.Acd.Figures;

namespace CallCenter.Acd.Tests.Figures;

public sealed class DayTests
{
    [TestCase("2026-03-29T12:00:00Z", 23)]
    [TestCase("2026-10-25T12:00:00Z", 25)]
    [TestCase("2026-01-05T23:30:00Z", 24)]
    public void Of_InBerlin_LastsAsLongAsTheClockSays(string moment, int hours)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

        var day = Day.Of(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), zone);

        Assert.That(day.End - day.Start, Is.EqualTo(TimeSpan.FromHours(hours)));
        Assert.That(TimeZoneInfo.ConvertTime(day.Start, zone).TimeOfDay, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void Within_ClipsToTheDay()
    {
        var day = Day.Of(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc);

        Assert.That(day.Within(day.Start.AddHours(-1), day.Start.AddHours(2)), Is.EqualTo(TimeSpan.FromHours(2)));
        Assert.That(day.Within(day.Start.AddHours(-2), day.Start.AddHours(-1)), Is.EqualTo(TimeSpan.Zero));
    }
}
