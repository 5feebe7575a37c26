using System.Net.Http.Json;
using System.Text.Json;
using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>What becomes of an offer: nobody lifts the phone, or the agent accepts on the page.</summary>
public sealed class OfferTests
{
    private ServerProcess _server = null!;
    private BaresipPhone _anna = null!;
    private BaresipPhone _bert = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _server = await ServerProcess.StartAsync(ServerProcess.WithoutModels, "Rtp:MediaTimeoutSeconds=5",
            $"Flows:Directory={Path.Combine(ServerProcess.RepositoryRoot, "tests", "EndToEnd.Tests", "Flows")}");
        await _server.SendAsync(HttpMethod.Put, "/api/v1/queues/support", new { ringSeconds = 5 });
        _anna = await _server.HireAsync("anna", "support", Sounds.Silence, trace: true);
        _bert = await _server.HireAsync("bert", "support", Sounds.Silence, autoAnswer: true);
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { _bert, _anna, _server })
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }
    }

    [Test]
    public async Task RingWithoutAnAnswer_MovesOnToTheNextAgent()
    {
        await _server.SetStateAsync("anna", "ready");
        await _server.SetStateAsync("bert", "ready");
        await using var caller = await CallAsync("+493041001");
        var call = await _server.CallOfAsync("+493041001");

        await _anna.WaitAsync("CALL_INCOMING", Company.Patience);
        var ended = await _server.EventAsync(call, "offerEnded");
        Assert.That((ended.GetProperty("agent").GetString(), ended.GetProperty("result").GetString()), Is.EqualTo(("anna", "noAnswer")));
        await _anna.WaitAsync("CALL_CLOSED", Company.Patience);
        Assert.That((await _server.EventAsync(call, "accepted")).GetProperty("agent").GetString(), Is.EqualTo("bert"));
        await caller.CommandAsync("hangup");
        await _server.EventAsync(call, "ended");
        await RestAsync();
    }

    [Test]
    public async Task RefusedAtThePhone_TheAgentIsNotReady_AndACallerWhoLeavesStopsTheRinging()
    {
        await _server.SetStateAsync("anna", "ready");
        await using var caller = await CallAsync("+493041003");
        var call = await _server.CallOfAsync("+493041003");
        await _anna.WaitAsync("CALL_INCOMING", Company.Patience);
        await _anna.CommandAsync("hangup");
        var refused = await _server.EventAsync(call, "offerEnded");
        Assert.That(refused.GetProperty("result").GetString(), Is.EqualTo("rejected"));
        await _server.UntilStateAsync("anna", "notReady");

        await _server.SetStateAsync("anna", "ready");
        await _anna.WaitAsync("CALL_INCOMING", Company.Patience);
        await caller.CommandAsync("hangup");
        await _anna.WaitAsync("CALL_CLOSED", Company.Patience);
        var withdrawn = await _server.EventAsync(call, "offerEnded", e => e.GetProperty("result").GetString() != "rejected");
        Assert.That(withdrawn.GetProperty("result").GetString(), Is.EqualTo("withdrawn"));
        var ended = await _server.EventAsync(call, "ended");
        Assert.That(ended.GetProperty("end").GetProperty("result").GetString(), Is.EqualTo("abandoned"));
        await RestAsync();
    }

    /// <summary>A phone cannot be lifted from afar: it is rung again with the wish to answer by itself, which many phones follow.</summary>
    [Test]
    public async Task AcceptedOnThePage_ThePhoneIsAskedToAnswerByItself()
    {
        await _server.SetStateAsync("anna", "ready");
        await using var caller = await CallAsync("+493041002");
        var call = await _server.CallOfAsync("+493041002");
        await _anna.WaitAsync("CALL_INCOMING", Company.Patience);
        Assert.That(_anna.Log, Does.Not.Contain("answer-after"));

        using var page = await _server.SignInAsync("anna");
        var lease = (await page.GetFromJsonAsync<JsonElement>("/api/v1/desk")).GetProperty("lease").GetInt64();
        using var accepted = await page.PostAsJsonAsync("/api/v1/desk/accept", new { lease });
        Assert.That(accepted.IsSuccessStatusCode, Is.True, await accepted.Content.ReadAsStringAsync());
        await _anna.WaitAsync("CALL_CLOSED", Company.Patience);
        await _anna.WaitAsync("CALL_INCOMING", Company.Patience);
        Assert.That(_anna.Log, Does.Contain("Call-Info: <sip:localhost>;answer-after=0"));
        await _anna.CommandAsync("accept");
        await _server.EventAsync(call, "bridged");

        using var hungUp = await page.PostAsync("/api/v1/desk/hangup", null);
        Assert.That(hungUp.IsSuccessStatusCode, Is.True);
        await caller.WaitAsync("CALL_CLOSED", Company.Patience);
        await RestAsync();
    }

    /// <summary>Its owner pulled the plug: nothing says goodbye, only the sound stays away.</summary>
    [Test]
    public async Task PhoneDiesInTheCall_TheCallerGoesToTheNextAgent()
    {
        await using var carl = await _server.HireAsync("carl", "support", Sounds.Silence, autoAnswer: true);
        await _server.SetStateAsync("carl", "ready");
        await using var caller = await CallAsync("+493041004");
        var call = await _server.CallOfAsync("+493041004");
        await _server.EventAsync(call, "bridged");
        await _server.SetStateAsync("bert", "ready");

        carl.Kill();
        var released = await _server.EventAsync(call, "released");
        Assert.That((released.GetProperty("agent").GetString(), released.GetProperty("reason").GetString()), Is.EqualTo(("carl", "mediaTimeout")));
        await _server.EventAsync(call, "bridged", e => e.GetProperty("agent").GetString() == "bert");
        await caller.CommandAsync("hangup");
        await _server.EventAsync(call, "ended");
        await RestAsync();
        await SignOutAsync("carl"); // who would be at work for a minute yet, and be waited for
    }

    private async Task<BaresipPhone> CallAsync(string number)
    {
        var caller = await BaresipPhone.StartAsync(new PhoneOptions { User = number, MicrophoneWav = Sounds.Silence });
        await caller.CommandAsync("dial", $"sip:1000@127.0.0.1:{_server.SipPort}");
        await caller.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        return caller;
    }

    private async Task RestAsync()
    {
        foreach (var user in new[] { "anna", "bert" })
        {
            await SignOutAsync(user);
        }
    }

    private async Task SignOutAsync(string user)
    {
        await _server.SendAsync(HttpMethod.Put, $"/api/v1/agents/{user}/state", new { state = "signedOut" });
        await _server.UntilStateAsync(user, "signedOut");
    }
}
