using System.Text.RegularExpressions;

namespace CallCenter.Architecture.Tests;

/// <summary>Whoever watches the log finds an event by its number, which is its own and lies in its project's range.</summary>
public sealed partial class LogTests
{
    private static readonly Dictionary<string, (int First, int Last)> Ranges = new()
    {
        ["IvrFlows"] = (400, 499), ["SipStack"] = (1000, 1999), ["CallControl"] = (2000, 2999), ["MediaStack"] = (3000, 3999), ["Acd"] = (4000, 4999),
        ["CallModel"] = (6000, 6999), ["ServiceDesk"] = (7000, 7999), ["AgentBridge"] = (8000, 8999), ["CtiServer"] = (9000, 9999),
        ["Storage"] = (10000, 10999), ["Speech"] = (11000, 11999), ["Knowledge"] = (12000, 12999), ["Dialer"] = (13000, 13999), ["Reports"] = (14000, 14999),
        ["Mailing"] = (15000, 15999),
    };

    [Test]
    public void LogEvents_HaveANumberOfTheirOwnInTheirProjectsRange()
    {
        var events = Repository.Files("*.cs", "src").SelectMany(Events).ToList();
        Assert.That(events, Has.Count.GreaterThan(80));
        Assert.That(events.Where(e => e.Id is not { } id || id < Ranges[e.Project].First || id > Ranges[e.Project].Last), Is.Empty);
        Assert.That(events.GroupBy(e => e.Id).Where(g => g.Count() > 1).SelectMany(g => g), Is.Empty);
    }

    private static IEnumerable<(string Project, string File, int? Id)> Events(string file)
    {
        var parts = file.Replace('\\', '/').Split('/');
        var project = parts[Array.LastIndexOf(parts, "src") + 1];
        return Message().Matches(File.ReadAllText(file)).Select(m => (project, Path.GetFileName(file), m.Groups[1].Success ? int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : (int?)null));
    }

    [GeneratedRegex(@"\[LoggerMessage\(\s*(?:EventId = (\d+))?")]
    private static partial Regex Message();
}
