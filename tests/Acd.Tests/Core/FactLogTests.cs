using CallCenter.Acd.Core;
using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Core;

public sealed class FactLogTests
{
    [TestCase("2026-03-01T15:59:59Z", "2026-03-01")]
    [TestCase("2026-03-01T16:00:00Z", "2026-03-02")]
    [TestCase("2026-03-02T00:00:00Z", "2026-03-02")]
    public void Today_IsTheCalendarDayOfTheServersZone(string now, string day)
    {
        var facts = new FactLog(new FakeJournal(), new ShanghaiClock(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.That(facts.Today, Is.EqualTo(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
    }

    private sealed class ShanghaiClock(DateTimeOffset now) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("+8", TimeSpan.FromHours(8), "+8", "+8");

        public override DateTimeOffset GetUtcNow() => now;
    }
}
