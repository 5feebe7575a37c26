using System.Text.Json;
using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>A real telephone gives its place in the queue up by key, is called back at that place, hears why, and says by key what it wants.</summary>
public sealed class CallbackTests
{
    private const string Number = "+493055510031";

    [Test]
    public async Task Callback_KeepsThePlace_AndDoesWhatTheKeySays()
    {
        var port = Ports.Free();
        await using var server = await ServerProcess.StartAsync(ServerProcess.WithoutModels, "Sip:Trunks:0:Host=127.0.0.1", $"Sip:Trunks:0:Port={port}",
            $"Outbound:Policies={Path.Combine(ServerProcess.RepositoryRoot, "tests", "EndToEnd.Tests", "Policies")}");
        await using var outside = await BaresipPhone.StartAsync(new PhoneOptions { User = Number, MicrophoneWav = Sounds.Silence, SipPort = port });
        await RuleAsync(server, "customerFirst");
        await server.SendAsync(HttpMethod.Put, "/api/v1/queues/support", new { announceEverySeconds = 10, wrapUpSeconds = 1 });

        var (callback, place) = await GiveUpAsync(server, outside);
        Assert.That(callback.GetProperty("placeAt").GetDateTimeOffset(), Is.EqualTo(place).Within(TimeSpan.FromMilliseconds(20)));
        await using var anna = await server.HireAsync("anna", "support", Sounds.Silence, autoAnswer: true);
        await server.SetStateAsync("anna", "ready");
        await PressAsync(outside, "1");
        await ReachedAsync(server, outside, callback);

        var later = await AskAsync(server);
        await PressAsync(outside, "2");
        var postponed = await UntilAsync(server, later, "waiting");
        Assert.That(postponed.GetProperty("dueAt").GetDateTimeOffset() - DateTimeOffset.UtcNow, Is.EqualTo(TimeSpan.FromMinutes(30)).Within(TimeSpan.FromMinutes(1)));
        await server.SendAsync(HttpMethod.Patch, PathOf(later), new { state = "cancelled" });

        var unwanted = await AskAsync(server);
        await PressAsync(outside, "3");
        await UntilAsync(server, unwanted, "cancelled");

        await RuleAsync(server, "agentFirst");
        var kept = await AskAsync(server);
        await PressAsync(outside, null);
        await ReachedAsync(server, outside, kept);
    }

    [Test]
    public async Task CallerGivesUp_IsCalledBackByRule_AndTheAgentIsHeard()
    {
        var port = Ports.Free();
        await using var server = await ServerProcess.StartAsync(ServerProcess.WithoutModels, "Sip:Trunks:0:Host=127.0.0.1", $"Sip:Trunks:0:Port={port}",
            $"Outbound:Policies={Path.Combine(ServerProcess.RepositoryRoot, "tests", "EndToEnd.Tests", "Policies")}");
        await using var outside = await BaresipPhone.StartAsync(new PhoneOptions { User = Number, MicrophoneWav = Sounds.Tone(600), SipPort = port });
        await server.SendAsync(HttpMethod.Put, "/api/v1/queues/support/callbacks", new { mode = "customerFirst", fromAbandoned = true, policy = "anytime", callerNumber = "+49800100" });
        await server.SendAsync(HttpMethod.Put, "/api/v1/queues/support", new { wrapUpSeconds = 1 });
        await outside.CommandAsync("dial", $"sip:1000@127.0.0.1:{server.SipPort}");
        await outside.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        await outside.HearAsync(2);
        await outside.CommandAsync("sndcode", "0");
        var queued = await server.EventAsync(await server.CallOfAsync(Number), "queued");
        await outside.CommandAsync("hangup");
        await outside.WaitAsync("CALL_CLOSED", Company.Patience);
        var callback = (await server.UntilAsync("/api/v1/callbacks", all => all.GetArrayLength() == 1, Company.Patience, "the callback"))[0];
        Assert.That(callback.GetProperty("placeAt").GetDateTimeOffset(), Is.EqualTo(queued.GetProperty("at").GetDateTimeOffset()).Within(TimeSpan.FromMilliseconds(20)));

        await using var anna = await server.HireAsync("anna", "support", Sounds.Tone(1500), autoAnswer: true);
        await server.SetStateAsync("anna", "ready");
        await PressAsync(outside, "1");
        await anna.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        var (outsideHeard, annaHeard) = (outside.HeardSound().Length, anna.HeardSound().Length);
        await anna.HearAsync(3);
        Assert.That(Sounds.HasTone(anna.HeardSound().AsSpan(annaHeard + Sounds.Rate), 600), Is.True, "anna hears the customer");
        Assert.That(Sounds.HasTone(outside.HeardSound().AsSpan(outsideHeard + Sounds.Rate), 1500), Is.True, "the customer hears anna");
        await ReachedAsync(server, outside, callback);
    }

    /// <summary>Waits in the queue until the offer has been said, and presses the key.</summary>
    private static async Task<(JsonElement Callback, DateTimeOffset Place)> GiveUpAsync(ServerProcess server, BaresipPhone outside)
    {
        await outside.CommandAsync("dial", $"sip:1000@127.0.0.1:{server.SipPort}");
        await outside.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        await outside.HearAsync(2);
        await outside.CommandAsync("sndcode", "0");
        var queued = await server.EventAsync(await server.CallOfAsync(Number), "queued");
        for (var tries = 0; tries < 60; tries++)
        {
            await outside.HearAsync(1);
            await outside.CommandAsync("sndcode", "1");
            if ((await server.GetAsync("/api/v1/callbacks")).EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } callback)
            {
                await outside.CommandAsync("hangup");
                await outside.WaitAsync("CALL_CLOSED", Company.Patience);
                return (callback, queued.GetProperty("at").GetDateTimeOffset());
            }
        }

        throw new AssertionException($"the key kept no place\n{server.Log}");
    }

    private static async Task PressAsync(BaresipPhone outside, string? key)
    {
        await outside.WaitAsync("CALL_INCOMING", Company.Patience);
        await outside.CommandAsync("accept");
        await outside.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        if (key is not null)
        {
            await outside.HearAsync(1);
            await outside.CommandAsync("sndcode", key);
        }
    }

    /// <summary>Talks to the agent, then hangs up.</summary>
    private static async Task ReachedAsync(ServerProcess server, BaresipPhone outside, JsonElement callback)
    {
        var done = await UntilAsync(server, callback, "done");
        Assert.That(done.GetProperty("result").GetString(), Is.EqualTo("reached"));
        Assert.That((await server.EventAsync(done.GetProperty("callId").GetString()!, "bridged")).GetProperty("agent").GetString(), Is.EqualTo("anna"));
        await outside.CommandAsync("hangup");
        await outside.WaitAsync("CALL_CLOSED", Company.Patience);
        await server.UntilStateAsync("anna", "ready");
    }

    private static Task RuleAsync(ServerProcess server, string mode) => server.SendAsync(HttpMethod.Put, "/api/v1/queues/support/callbacks",
        new { mode, offerAfterSeconds = 5, policy = "anytime", callerNumber = "+49800100" });

    private static Task<JsonElement> AskAsync(ServerProcess server) => server.SendAsync(HttpMethod.Post, "/api/v1/callbacks", new { number = Number, queue = "support" });

    private static Task<JsonElement> UntilAsync(ServerProcess server, JsonElement callback, string state) =>
        server.UntilAsync(PathOf(callback), now => now.GetProperty("state").GetString() == state, Company.Patience, $"the callback {state}");

    private static string PathOf(JsonElement callback) => $"/api/v1/callbacks/{callback.GetProperty("id").GetString()}";
}
