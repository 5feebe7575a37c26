using System.Globalization;
using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>Many calls by SIPp; afterwards nothing is left over.</summary>
public sealed class SippLoadTests
{
    /// <summary>What must be zero at rest. Transactions are on it too: RFC 3261 lets them linger for 32 s.</summary>
    private static readonly string[] AtRest =
    [
        "legs", "inboundCalls", "sipSessions", "sipDialogs", "sipTransactions", "sipTimers", "mediaLegs", "rtpPortPairs",
        "rtpPortPairsDraining", "recordings", "listening", "decodesWaiting", "detectorsLent", "queuedCalls", "offers", "conversations", "acdTimers",
    ];

    [Test]
    public async Task FiveHundredCalls_AtFiftyASecond_NoneFailsAndNothingIsLeft()
    {
        await using var server = await ServerProcess.StartAsync();
        var (exit, errors) = await Sipp.RunAsync(server, "uac-call.xml", "-s", "1000", "-au", "2001", "-ap", ServerProcess.SipSecret,
            "-r", "50", "-m", "500", "-l", "500", "-d", "2000");
        Assert.That(exit, Is.Zero, errors);
        await UntilAtRestAsync(server);

        var calls = await server.GetAsync("/api/v1/calls?limit=500");
        Assert.That(calls.EnumerateArray().Count(c => c.GetProperty("end").GetProperty("result").GetString() == "completed"), Is.EqualTo(500));
    }

    [Test]
    public async Task HoldAndResume_BySipp_GoesAsTheRfcSays()
    {
        await using var server = await ServerProcess.StartAsync();
        await server.SendAsync(HttpMethod.Post, "/api/v1/agents", new
        {
            user = "2001", password = "agent password", name = "Anna", sipPassword = ServerProcess.SipSecret, skills = new { en = 5 }, queues = new[] { "support" },
        });
        string[] login = ["-s", "1000", "-au", "2001", "-ap", ServerProcess.SipSecret];
        var (hold, holdErrors) = await Sipp.RunAsync(server, "uac-hold.xml", [.. login, "-m", "3", "-r", "3", "-d", "500"]);
        Assert.That(hold, Is.Zero, holdErrors);
        await UntilAtRestAsync(server);
    }

    private static async Task UntilAtRestAsync(ServerProcess server)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        for (var tries = 0; ; tries++)
        {
            var live = (await server.Http.GetStringAsync("/metrics")).Split('\n')
                .Where(l => l.StartsWith("callcenter_live{item=\"", StringComparison.Ordinal))
                .Select(l => l["callcenter_live{item=\"".Length..].Split("\"} "))
                .ToDictionary(p => p[0], p => double.Parse(p[1], CultureInfo.InvariantCulture));
            var left = AtRest.Where(item => live[item] != 0).Select(item => $"{item}={live[item]}").ToList();
            if (left.Count == 0)
            {
                return;
            }

            Assert.That(tries, Is.LessThan(120), () => "left over: " + string.Join(", ", left));
            await timer.WaitForNextTickAsync();
        }
    }
}
