using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>A network that loses every fifth packet, SIP and sound alike, for a minute.</summary>
[Explicit("two minutes, root and nft")]
public sealed class LossyNetworkTests
{
    [Test]
    public async Task Minute_WithTwentyPercentLost_AllCallsEndAsTheirCallersWishAndNothingIsLeft()
    {
        await using var server = await ServerProcess.StartAsync(ServerProcess.WithoutModels, "Recording:Enabled=false");
        using (LostPackets.Fifth($"{{ {server.SipPort}, {server.FirstRtpPort}-{server.FirstRtpPort + Ports.RtpCount - 1} }}"))
        {
            var (exit, errors) = await Sipp.RunAsync(server, "uac-call.xml", "-s", "1000", "-m", "60", "-r", "1", "-d", "3000");
            Assert.That(exit, Is.Zero, errors);
            await server.UntilAsync("/api/v1/calls?limit=100", calls => calls.EnumerateArray().Count(c => c.GetProperty("endedAt").GetString() is not null) == 60,
                TimeSpan.FromSeconds(60));
        }

        var ends = (await server.GetAsync("/api/v1/calls?limit=100")).EnumerateArray()
            .GroupBy(c => c.GetProperty("end").GetProperty("reason").GetString()).ToDictionary(g => g.Key!, g => g.Count());
        TestContext.Out.WriteLine(string.Join(", ", ends.Select(e => $"{e.Key} {e.Value}")));
        Assert.That(ends, Is.EqualTo(new Dictionary<string, int> { ["callerHungUp"] = 60 }));
        await LiveTables.UntilAtRestAsync(server);
    }
}
