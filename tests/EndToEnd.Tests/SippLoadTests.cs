using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>Calls by SIPp; afterwards nothing is left over.</summary>
public sealed class SippLoadTests
{
    private const int HeldCalls = 3;
    private const int LoadCalls = 500;

    private static readonly string[] Login = ["-s", "1000", "-au", "2001", "-ap", ServerProcess.SipSecret];

    [Test]
    public async Task HoldThenFiveHundredCallsAtFiftyASecond_NoneFailsAndNothingIsLeft()
    {
        await using var server = await ServerProcess.StartAsync(ServerProcess.WithoutModels);
        var (hold, holdErrors) = await Sipp.RunAsync(server, "uac-hold.xml", [.. Login, "-m", $"{HeldCalls}", "-r", "3", "-d", "500"]);
        Assert.That(hold, Is.Zero, holdErrors);

        var (load, loadErrors) = await Sipp.RunAsync(server, "uac-call.xml", [.. Login, "-r", "50", "-m", $"{LoadCalls}", "-l", "500", "-d", "2000"]);
        Assert.That(load, Is.Zero, loadErrors);
        await LiveTables.UntilAtRestAsync(server);

        var calls = await server.GetAsync("/api/v1/calls?limit=600&events=false");
        Assert.That(calls.EnumerateArray().Count(c => c.GetProperty("end").GetProperty("result").GetString() == "completed"), Is.EqualTo(HeldCalls + LoadCalls));
    }
}
