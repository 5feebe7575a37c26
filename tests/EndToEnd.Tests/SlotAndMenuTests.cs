using System.Net.Http.Json;
using System.Text.Json;
using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>A parked caller is picked up by a telephone that dials the slot; a caller is passed on into a menu, and comes back out of it.</summary>
public sealed class SlotAndMenuTests
{
    private const int CallerTones = 500;
    private const int BertTones = 1300;
    private const string Number = "+493041019";

    // what comes from the trunk's address is the trunk's, and not a telephone's
    private const string Outside = "127.0.0.2";

    [Test]
    public async Task Slot_IsDialedByATelephone_WhichHasTheCaller()
    {
        await using var server = await StartAsync();
        await using var anna = await server.HireAsync("anna", "support", Sounds.Silence, autoAnswer: true);
        await using var bert = await server.HireAsync("bert", "support", Sounds.Numbered(BertTones));
        await using var caller = await BaresipPhone.StartAsync(new PhoneOptions { User = Number, Address = Outside, MicrophoneWav = Sounds.Numbered(CallerTones) });
        var call = await TalkAsync(server, caller);
        await DeskAsync(server, "park", null);
        await server.EventAsync(call, "parked");

        await server.SetStateAsync("bert", "ready");
        await bert.CommandAsync("dial", $"sip:*79@127.0.0.1:{server.SipPort}");
        await bert.WaitAsync("CALL_CLOSED", Company.Patience);
        await bert.CommandAsync("dial", $"sip:*71@127.0.0.1:{server.SipPort}");
        await server.EventAsync(call, "bridged", e => e.GetProperty("agent").GetString() == "bert");
        Assert.That((await server.EventAsync(call, "unparked")).GetProperty("agent").GetString(), Is.EqualTo("bert"));
        var (callerHeard, bertHeard) = (caller.HeardSound().Length, bert.HeardSound().Length);
        await caller.HearNumbersAsync(BertTones, "bert", callerHeard);
        await bert.HearNumbersAsync(CallerTones, "the caller", bertHeard);

        await caller.CommandAsync("hangup");
        await bert.WaitAsync("CALL_CLOSED", Company.Patience);
        await server.EventAsync(call, "ended");
        await server.UntilStateAsync("bert", "wrapUp");
        var picked = (await server.GetAsync("/api/v1/calls?limit=50")).EnumerateArray().Where(c => c.GetProperty("to").GetString()!.StartsWith("*7", StringComparison.Ordinal)).ToList();
        Assert.That(picked.Select(c => (c.GetProperty("from").GetString(), c.GetProperty("ticketId").ValueKind)), Is.EqualTo(new[] { ("bert", JsonValueKind.Null), ("bert", JsonValueKind.Null) }));
    }

    [Test]
    public async Task Menu_HasTheCallerWhomAnAgentPassesOn_AndLeadsToAQueueAgain()
    {
        await using var server = await StartAsync();
        await using var anna = await server.HireAsync("anna", "support", Sounds.Silence, autoAnswer: true);
        await using var caller = await BaresipPhone.StartAsync(new PhoneOptions { User = Number, Address = Outside, MicrophoneWav = Sounds.Silence });
        var call = await TalkAsync(server, caller);
        await DeskAsync(server, "transfer", new { flow = "menu" });
        var passed = await server.EventAsync(call, "transferred");
        Assert.That((passed.GetProperty("toFlow").GetString(), passed.GetProperty("succeeded").GetBoolean()), Is.EqualTo(("menu", true)));
        await anna.WaitAsync("CALL_CLOSED", Company.Patience);
        await server.UntilStateAsync("anna", "ready");

        await caller.HearAsync(1);
        await caller.CommandAsync("sndcode", "1");
        await anna.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        await server.UntilAsync($"/api/v1/calls/{call}", c => Company.Events(c).Count(e => e.GetProperty("type").GetString() == "bridged") == 2, Company.Patience);
        await caller.CommandAsync("hangup");
        await server.EventAsync(call, "ended");
    }

    [Test]
    public async Task Menu_IsHeardByTheAgentFirst_ThenByTheCaller_WhoGoesOnInIt()
    {
        await using var server = await StartAsync();
        await using var anna = await server.HireAsync("anna", "support", Sounds.Silence, autoAnswer: true);
        await using var caller = await BaresipPhone.StartAsync(new PhoneOptions { User = Number, Address = Outside, MicrophoneWav = Sounds.Silence });
        var call = await TalkAsync(server, caller);
        var heard = anna.HeardSound().Length;
        await DeskAsync(server, "consult", new { flow = "menu" });
        Assert.That((await server.EventAsync(call, "consulting")).GetProperty("withNumber").GetString(), Is.EqualTo("menu"));
        await anna.HearAsync(3);
        Assert.That(Sounds.LoudSeconds(anna.HeardSound().AsSpan(heard)), Is.GreaterThan(1), "the menu speaks to anna");
        await DeskAsync(server, "merge", null);
        await DeskAsync(server, "complete", null);
        await server.UntilStateAsync("anna", "ready");
        var menus = await server.CallOfAsync("anna");
        await caller.CommandAsync("sndcode", "1");
        Assert.That((await server.EventAsync(menus, "digit")).GetProperty("digit").GetString(), Is.EqualTo("1"));
        await caller.CommandAsync("hangup");
        await server.EventAsync(call, "ended");
        await server.EventAsync(menus, "ended");
        Assert.That((await server.GetAsync($"/api/v1/calls/{menus}")).GetProperty("ticketId").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    private static async Task<ServerProcess> StartAsync()
    {
        var server = await ServerProcess.StartAsync($"Sip:Trunks:0:Address={Outside}", ServerProcess.WithoutModels, "Recording:Enabled=false",
            $"Flows:Directory={Path.Combine(ServerProcess.RepositoryRoot, "tests", "EndToEnd.Tests", "Flows")}");
        await server.SendAsync(HttpMethod.Put, "/api/v1/queues/support", new { wrapUpSeconds = 1 });
        return server;
    }

    /// <summary>The caller is with anna.</summary>
    private static async Task<string> TalkAsync(ServerProcess server, BaresipPhone caller)
    {
        await server.SetStateAsync("anna", "ready");
        await caller.CommandAsync("dial", $"sip:1000@127.0.0.1:{server.SipPort}");
        var call = await server.CallOfAsync(Number);
        await server.EventAsync(call, "bridged");
        return call;
    }

    private static async Task DeskAsync(ServerProcess server, string command, object? body)
    {
        using var desk = await server.SignInAsync("anna");
        using var done = await desk.PostAsJsonAsync($"/api/v1/desk/{command}", body ?? new { });
        Assert.That(done.IsSuccessStatusCode, Is.True, await done.Content.ReadAsStringAsync());
    }
}
