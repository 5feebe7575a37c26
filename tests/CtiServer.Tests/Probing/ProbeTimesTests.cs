using CallCenter.CallModel.Probing;
using CallCenter.CtiServer.Probing;

namespace CallCenter.CtiServer.Tests.Probing;

public sealed class ProbeTimesTests
{
    [TestCase("2026-01-05T07:29:00Z", "2026-01-05T07:30:00Z", ExpectedResult = true, TestName = "Time_ThatHasJustCome_IsDue")]
    [TestCase("2026-01-05T07:30:00Z", "2026-01-05T07:30:05Z", ExpectedResult = false, TestName = "Time_ThatWasSeen_IsNotDueAgain")]
    [TestCase("2026-01-10T00:00:00Z", "2026-01-11T23:59:00Z", ExpectedResult = false, TestName = "Weekend_HasNone")]
    [TestCase("2026-07-06T06:29:00Z", "2026-07-06T06:30:00Z", ExpectedResult = true, TestName = "Summer_MovesWithTheZone")]
    public bool Weekdays(string from, string to) => IsDue("30 8 * * MON-FRI", from, to);

    // on 29 March 2026 there is no 02:30 in Berlin; on 25 October there are two
    [TestCase("2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z", ExpectedResult = true, TestName = "HourThatIsLeftOut_CallsAtItsEnd")]
    [TestCase("2026-10-25T00:00:00Z", "2026-10-25T00:30:00Z", ExpectedResult = true, TestName = "HourThatComesTwice_CallsTheFirstTime")]
    [TestCase("2026-10-25T01:00:00Z", "2026-10-25T02:00:00Z", ExpectedResult = false, TestName = "HourThatComesTwice_CallsOnce")]
    public bool ChangeOfClocks(string from, string to) => IsDue("30 2 * * *", from, to);

    private static bool IsDue(string cron, string from, string to) => ProbeTimes.IsDue(
        new Probe(Guid.Empty, "menu", "", 0) { Cron = cron, Zone = "Europe/Berlin" }, DateTimeOffset.Parse(from, null), DateTimeOffset.Parse(to, null), TimeZoneInfo.Utc);
}
