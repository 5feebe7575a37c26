using System.Text.Json;
using CallCenter.EndToEnd.Tests.Peers;
using CallCenter.Testing;

namespace CallCenter.EndToEnd.Tests;

/// <summary>A PostgreSQL that goes away during calls: calls go on, one line says so, and all is written when it is back.</summary>
public sealed class ServerAwayTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Away_DuringCalls_CallsGoOnAndAllIsWrittenLater()
    {
        using var cluster = PostgresCluster.Start();
        await using var server = await ServerProcess.StartAsync(ServerProcess.WithoutModels, $"Database={cluster.NewDatabase()}");
        var early = Sipp.RunAsync(server, "uac-call.xml", "-s", "1000", "-m", "3", "-r", "20", "-d", "8000");
        await server.UntilAsync("/api/v1/calls?limit=9", calls => calls.EnumerateArray().Count(c => c.GetProperty("answeredAt").GetString() is not null) == 3, Soon);

        cluster.Stop();
        var late = await Sipp.RunAsync(server, "uac-call.xml", "-s", "1000", "-m", "3", "-r", "20", "-d", "500");
        var away = await server.UntilAsync("/health/ready", health => Database(health).GetProperty("state").GetString() == "degraded", Soon);
        var alreadyTalking = await early;
        cluster.Resume();

        var back = await server.UntilAsync("/health/ready", health => Database(health).GetProperty("state").GetString() == "ok", Soon);
        await server.UntilAsync("/api/v1/calls?limit=9", calls => calls.EnumerateArray().Count(c => c.GetProperty("endedAt").GetString() is not null) == 6, Soon);
        Assert.Multiple(() =>
        {
            Assert.That(alreadyTalking.ExitCode, Is.Zero, alreadyTalking.Errors);
            Assert.That(late.ExitCode, Is.Zero, late.Errors);
            Assert.That(Database(away).ToString(), Does.Contain("facts wait in memory"));
            Assert.That(Database(back).ToString(), Does.Contain("PostgreSQL 1"));
            Assert.That(server.Log.Split("Facts cannot be written").Length - 1, Is.EqualTo(1), server.Log);
        });
    }

    private static JsonElement Database(JsonElement health) =>
        health.GetProperty("parts").EnumerateArray().Single(p => p.GetProperty("name").GetString() == "database");
}
