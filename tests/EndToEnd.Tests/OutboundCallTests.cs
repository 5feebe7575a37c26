using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>The server calls somebody: a real telephone outside rings, is answered and talks with an agent.</summary>
public sealed class OutboundCallTests
{
    private const string Number = "+493055510001";

    [Test]
    public async Task PlacedCall_Answered_TalksWithAnAgentAndLeavesWhatAnInboundCallLeaves()
    {
        var port = Ports.Free();
        await using var server = await ServerProcess.StartAsync(ServerProcess.WithoutModels, "Sip:Trunks:0:Host=127.0.0.1", $"Sip:Trunks:0:Port={port}",
            $"Flows:Directory={Path.Combine(ServerProcess.RepositoryRoot, "tests", "EndToEnd.Tests", "Flows")}");
        await using var anna = await server.HireAsync("anna", "support", Sounds.Silence, autoAnswer: true);
        await using var outside = await BaresipPhone.StartAsync(
            new PhoneOptions { User = Number, MicrophoneWav = Sounds.Silence, SipPort = port });
        await server.SetStateAsync("anna", "ready");

        var placed = await server.SendAsync(HttpMethod.Post, "/api/v1/calls", new { to = Number, queue = "support", callerId = "+49800100" });
        var call = placed.GetProperty("id").GetString()!;
        await outside.WaitAsync("CALL_INCOMING", Company.Patience);
        await outside.CommandAsync("accept");
        Assert.That((await server.EventAsync(call, "bridged")).GetProperty("agent").GetString(), Is.EqualTo("anna"));
        await outside.CommandAsync("hangup");
        await server.EventAsync(call, "ended");

        var record = await server.GetAsync($"/api/v1/calls/{call}");
        var types = Company.Events(record).Select(e => e.GetProperty("type").GetString()).ToList();
        Assert.That(types[0], Is.EqualTo("arrived"));
        Assert.That(types[^1], Is.EqualTo("ended"));
        Assert.That(types, Is.SupersetOf(new[] { "answered", "customer", "ticket", "queued", "accepted", "joined", "bridged", "left", "released" }));
        Assert.That((record.GetProperty("direction").GetString(), record.GetProperty("from").GetString(), record.GetProperty("to").GetString()),
            Is.EqualTo(("outbound", "+49800100", Number)));
        Assert.That(record.GetProperty("end").GetProperty("reason").GetString(), Is.EqualTo("calleeHungUp"));
        var ticket = await server.GetAsync($"/api/v1/tickets/{record.GetProperty("ticketId").GetString()}");
        Assert.That(ticket.GetProperty("subject").GetString(), Is.EqualTo($"Call to {Number}"));
        var listed = (await server.GetAsync("/api/v1/calls?limit=10&events=false")).EnumerateArray().Single(c => c.GetProperty("id").GetString() == call);
        Assert.That(listed.GetProperty("direction").GetString(), Is.EqualTo("outbound"));
    }
}
