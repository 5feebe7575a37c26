using System.Text.Json;
using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>A caller by script calls out by a trunk, where SIPp is the carrier; what is not as written is an alarm.</summary>
public sealed class ProbeTests
{
    [Test]
    public async Task ByTrunk_CallsTheCarrier_AndTellsWhatIsNotAsWritten()
    {
        var port = Ports.Free();
        await using var server = await ServerProcess.StartAsync("Speech:Recognizer:en=none", "Sip:Trunks:0:Host=127.0.0.1", $"Sip:Trunks:0:Port={port}");
        var carrier = Sipp.RunAsync(server, "uas.xml", "-p", $"{port}", "-m", "2", "-d", "200");
        var good = await RunAsync(server, "keys", "  - { wait: 1 }\n  - { press: \"12\" }\n  - { wait: 1 }\n");
        Assert.That((Good(good), good.GetProperty("steps").GetArrayLength()), Is.EqualTo((true, 3)));

        var bad = await RunAsync(server, "goodbye", "  - { wait: 1 }\n  - { ends: 2 }\n");
        var steps = bad.GetProperty("steps");
        Assert.That((Good(bad), Good(steps[0]), Good(steps[1]), steps[1].GetProperty("seen").GetString()), Is.EqualTo((false, true, false, "the call goes on")));
        await server.UntilAsync("/health/ready", health => health.ToString().Contains("goodbye", StringComparison.Ordinal), Company.Patience, "the alarm");

        var (exit, errors) = await carrier;
        Assert.That(exit, Is.Zero, errors);
    }

    private static bool Good(JsonElement result) => result.GetProperty("isGood").GetBoolean();

    private static async Task<JsonElement> RunAsync(ServerProcess server, string name, string steps)
    {
        var probe = await server.SendAsync(HttpMethod.Post, "/api/v1/probes",
            new { name, script = $"probe: {name}\ncall: {{ to: \"+4930555123\", by: trunk }}\nsteps:\n{steps}", everyMinutes = 0, enabled = true });
        var path = $"/api/v1/probes/{probe.GetProperty("id").GetString()}";
        await server.SendAsync(HttpMethod.Post, $"{path}/call", new { });
        return (await server.UntilAsync($"{path}/runs", runs => runs.GetArrayLength() > 0, Company.Patience, $"the probe {name} has called"))[0];
    }
}
