using System.Text.Json;
using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>A disk that takes nothing more: calls go on, one line says so, and all is written when there is room again.</summary>
public sealed class DiskTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Test]
    public async Task Full_DuringCalls_CallsGoOnAndAllIsWrittenLater()
    {
        using var disk = SmallDisk.Mount(megabytes: 4);
        await using var server = await ServerProcess.StartAsync(ServerProcess.WithoutModels, $"DataDirectory={disk.Path}");
        var early = Sipp.RunAsync(server, "uac-call.xml", "-s", "1000", "-m", "3", "-r", "20", "-d", "5000");
        await server.UntilAsync("/api/v1/calls?limit=9", calls => calls.EnumerateArray().Count(c => c.GetProperty("answeredAt").GetString() is not null) == 3, Soon);

        disk.Fill();
        var late = await Sipp.RunAsync(server, "uac-call.xml", "-s", "1000", "-m", "3", "-r", "20", "-d", "500");
        var full = await server.UntilAsync("/health/ready", health => State(health, "database") == "degraded" && State(health, "media") == "degraded", Soon);
        var alreadyTalking = await early;
        disk.Empty();

        var afterwards = await Sipp.RunAsync(server, "uac-call.xml", "-s", "1000", "-m", "1", "-d", "500");
        await server.UntilAsync("/health/ready", health => State(health, "database") == "ok" && State(health, "media") == "ok", Soon);
        await server.UntilAsync("/api/v1/calls?limit=9", calls => calls.EnumerateArray().Count(HasEnded) == 7, Soon);
        var reasons = (await server.GetAsync("/api/v1/calls?limit=9")).EnumerateArray().Select(c => c.GetProperty("end").GetProperty("reason").GetString()).Distinct();
        Assert.Multiple(() =>
        {
            Assert.That(alreadyTalking.ExitCode, Is.Zero, alreadyTalking.Errors);
            Assert.That(late.ExitCode, Is.Zero, late.Errors);
            Assert.That(afterwards.ExitCode, Is.Zero, afterwards.Errors);
            Assert.That(full.ToString(), Does.Contain("facts wait in memory").And.Contain("without their recordings"));
            Assert.That(server.Log.Split("Facts cannot be written").Length - 1, Is.EqualTo(1), server.Log);
            Assert.That(reasons, Is.EqualTo(new[] { "callerHungUp" }));
            Assert.That(server.Log, Does.Contain("Facts are written again").And.Not.Contain("   at "), "one line each, no stack traces");
        });
        var live = await LiveTables.ReadAsync(server);
        Assert.That((live["recordings"], live["legs"], live["mediaLegs"]), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public async Task Full_WhenStopped_TheServerEndsAndSaysWhatIsLost()
    {
        using var disk = SmallDisk.Mount(megabytes: 4);
        var server = await ServerProcess.StartAsync(ServerProcess.WithoutModels, $"DataDirectory={disk.Path}");
        disk.Fill();
        var (exit, errors) = await Sipp.RunAsync(server, "uac-call.xml", "-s", "1000", "-m", "20", "-r", "50", "-d", "100");
        await server.UntilAsync("/health/ready", health => State(health, "database") == "degraded", Soon);
        await server.DisposeAsync();
        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.Zero, errors);
            Assert.That(server.Log, Does.Contain("facts that the disk did not take"));
        });
    }

    private static string? State(JsonElement health, string part) =>
        health.GetProperty("parts").EnumerateArray().Single(p => p.GetProperty("name").GetString() == part).GetProperty("state").GetString();

    private static bool HasEnded(JsonElement call) => call.GetProperty("endedAt").GetString() is not null;
}
