using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>Many calls by SIPp; afterwards nothing is left over.</summary>
public sealed class SippLoadTests
{
    [Test]
    public async Task FiveHundredCalls_AtFiftyASecond_NoneFailsAndNothingIsLeft()
    {
        await using var server = await ServerProcess.StartAsync();
        var (exit, errors) = await Sipp.RunAsync(server, "uac-call.xml", "-s", "1000", "-au", "2001", "-ap", ServerProcess.SipSecret,
            "-r", "50", "-m", "500", "-l", "500", "-d", "2000");
        Assert.That(exit, Is.Zero, errors);
        await LiveTables.UntilAtRestAsync(server);

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
        await LiveTables.UntilAtRestAsync(server);
    }
}
