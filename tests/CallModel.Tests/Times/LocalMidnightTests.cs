using System.Globalization;
using CallCenter.CallModel.Times;

namespace CallCenter.CallModel.Tests.Times;

public sealed class LocalMidnightTests
{
    [TestCase("Europe/Berlin", "2026-03-29", "2026-03-28T23:00Z", Description = "summer time begins at two")]
    [TestCase("Africa/Cairo", "2026-04-24", "2026-04-23T22:00Z", Description = "it begins at midnight: the day at one")]
    [TestCase("America/Havana", "2026-11-01", "2026-11-01T04:00Z", Description = "it ends at one: midnight comes twice")]
    [TestCase("America/Havana", "2026-11-02", "2026-11-02T05:00Z")]
    public void Day_BeginsAtItsFirstMoment(string zone, string date, string moment) =>
        Assert.That(LocalMidnight.Of(DateOnly.Parse(date, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone)), Is.EqualTo(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture)));
}
