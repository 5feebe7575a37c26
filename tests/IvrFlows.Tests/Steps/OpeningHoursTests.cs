using CallCenter.CallModel.Yaml;
using CallCenter.IvrFlows.Definitions;
using YamlDotNet.RepresentationModel;

namespace CallCenter.IvrFlows.Tests.Steps;

public sealed class OpeningHoursTests
{
    private const string Office = """
        hours:
          office:
            zone: Europe/Berlin
            open: { mon-fri: "08:00-18:00", sat: ["09:00-12:00", "13:00-24:00"] }
            holidays: ["12-25", "2026-01-06"]
          night:
            zone: UTC
            open: { fri-sun: "22:00-06:00" }
            holidays: ["2026-01-10"]
        """;

    [TestCase("2026-01-05T07:00:00Z", true, Description = "Monday, eight in Berlin")]
    [TestCase("2026-01-05T06:59:59Z", false)]
    [TestCase("2026-01-05T16:59:59Z", true)]
    [TestCase("2026-01-05T17:00:00Z", false)]
    [TestCase("2026-07-06T06:00:00Z", true, Description = "summer time")]
    [TestCase("2026-07-06T16:00:00Z", false)]
    [TestCase("2026-01-10T11:30:00Z", false, Description = "Saturday's pause")]
    [TestCase("2026-01-10T22:59:59Z", true)]
    [TestCase("2026-01-10T23:00:00Z", false, Description = "Sunday in Berlin")]
    [TestCase("2026-01-06T10:00:00Z", false, Description = "holiday of this year")]
    [TestCase("2027-01-06T10:00:00Z", true)]
    [TestCase("2028-12-25T10:00:00Z", false, Description = "holiday of every year")]
    public void IsOpen_OfficeHours_FollowZoneDaysAndHolidays(string at, bool open) => Assert.That(IsOpen("office", at), Is.EqualTo(open));

    [TestCase("2026-01-09T21:59:00Z", false)]
    [TestCase("2026-01-09T23:00:00Z", true, Description = "Friday night")]
    [TestCase("2026-01-10T05:59:00Z", true, Description = "still Friday's hours, though Saturday is a holiday")]
    [TestCase("2026-01-10T23:00:00Z", false, Description = "the holiday's own night")]
    [TestCase("2026-01-12T05:00:00Z", true, Description = "Monday morning belongs to Sunday")]
    [TestCase("2026-01-12T23:00:00Z", false)]
    public void IsOpen_HoursOverMidnight_BelongToTheDayTheyBeginOn(string at, bool open) => Assert.That(IsOpen("night", at), Is.EqualTo(open));

    private static bool IsOpen(string name, string at)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Office));
        var errors = new FileErrors("test");
        var hours = OpeningHours.ReadAll(new YamlMap((YamlMappingNode)stream.Documents[0].RootNode, "the flow", errors));
        Assert.That(errors.All, Is.Empty);
        return hours[name].IsOpen(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
    }
}
