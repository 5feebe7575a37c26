using System.Net.Http.Json;
using CallCenter.EndToEnd.Tests.Matrix;
using CallCenter.EndToEnd.Tests.Peers;
using Microsoft.Playwright;

namespace CallCenter.EndToEnd.Tests;

/// <summary>
/// Two agents whose telephone is their browser and one who has a linphone pass callers on to each other, by the page and by the telephone's own keys: blind,
/// attended, in conferences of three. Each says one tone, and each is asked whom it hears.
/// </summary>
[Explicit("a minute of two browsers and a linphone; the short ways are AttendedTransferTests and PagePhoneTests"), Category("Interop"), NonParallelizable]
public sealed class LinphoneTransferTests
{
    private const string Number = "+493055701";
    private const int CallersTone = 1000;
    private const int AnnasTone = 1600;
    private const int BensTone = 2200;
    private const int CleosTone = 2900;

    // what comes from the trunk's address is the trunk's, and not a telephone's
    private const string Outside = "127.0.0.2";

    private readonly List<DirectoryInfo> _profiles = [];
    private readonly Hearers _hearers = new();
    private ServerProcess _server = null!;
    private PhonePage _anna = null!;
    private PhonePage _ben = null!;
    private LinphoneTrial _cleo = null!;
    private BaresipPhone _caller = null!;
    private HttpClient _cleosDesk = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _server = await ServerProcess.StartAsync($"Sip:Trunks:0:Address={Outside}", ServerProcess.WithoutModels, "Recording:Enabled=false",
            $"Flows:Directory={Path.Combine(ServerProcess.RepositoryRoot, "tests", "EndToEnd.Tests", "Flows")}");
        await _server.SendAsync(HttpMethod.Put, "/api/v1/queues/support", new { wrapUpSeconds = 1, ringSeconds = 20 });
        (_anna, _ben) = (await HireAsync("anna", AnnasTone), await HireAsync("ben", BensTone));
        await _server.SendAsync(HttpMethod.Post, "/api/v1/agents", new
        {
            user = "cleo", password = Company.AgentPassword, name = "cleo", sipPassword = ServerProcess.SipSecret, telephone = "sip", queues = new[] { "support" },
        });
        var linphone = await LinphonePhone.StartAsync(new LinphoneOptions("cleo", $"127.0.0.1:{_server.SipPort}") { MicrophoneWav = Sounds.Tone(CleosTone) });
        _cleo = new LinphoneTrial(linphone);
        await _server.UntilAsync("/api/v1/agents/live", all => all.EnumerateArray().Any(a => a.GetProperty("user").GetString() == "cleo"
            && a.GetProperty("phoneRegistered").GetBoolean()), Company.Patience);
        _cleosDesk = await _server.SignInAsync("cleo");
        _caller = await BaresipPhone.StartAsync(new PhoneOptions { User = Number, Address = Outside, MicrophoneWav = Sounds.Tone(CallersTone) });
        _hearers.Add("caller", CallersTone, _caller);
        _hearers.Add("anna", AnnasTone, _anna.HearsAsync);
        _hearers.Add("ben", BensTone, _ben.HearsAsync);
        _hearers.Add("cleo", CleosTone, linphone);
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { _anna, _ben, _caller, _server })
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        if (_cleo is not null)
        {
            await _cleo.DisposeAsync();
        }

        _cleosDesk?.Dispose();
        _profiles.ForEach(folder => folder.Delete(recursive: true));
    }

    [Test]
    public async Task TwoBrowsersAndALinphone_PassCallersOnInEveryWay()
    {
        _hearers.Head();
        await BlindAsync();
        await AttendedAsync();
        await FromABrowserAsync();
        await FromTheLinphonesDeskAsync();
        await MixedByTheLinphoneAsync();
    }

    private async Task BlindAsync()
    {
        await CallAsync("cleo");
        await _cleo.AnsweredAsync();
        await _hearers.HearAsync("the linphone has answered", "cleo", "", "", "caller");

        await _server.SetStateAsync("anna", "ready");
        await _cleo.TransferAsync("anna");
        await _anna.AcceptAsync();
        await _hearers.HearAsync("blind by the linphone's own key", "anna", "caller", "", "");

        await _server.SetStateAsync("cleo", "ready");
        await _anna.DeskAsync("transfer", new { number = "cleo" });
        await _cleo.AnsweredAsync();
        await _hearers.HearAsync("blind by the page to the linphone", "cleo", "", "", "caller");
    }

    private async Task AttendedAsync()
    {
        await _cleo.HoldAsync();
        await _hearers.HearAsync("the linphone holds", "", "", "", "");
        await _cleo.DialAsync("ben", () => PickUpAsync(_ben));
        await _hearers.HearAsync("the linphone asks a colleague", "", "", "cleo", "ben");
        await _cleo.JoinAsync();
        await _hearers.HearAsync("and joins both", "ben", "", "caller", "");
        await HangUpAsync();
    }

    private async Task FromABrowserAsync()
    {
        await CallAsync("ben");
        await _ben.AcceptAsync();
        await _hearers.HearAsync("a browser has answered", "ben", "", "caller", "");
        await _server.SetStateAsync("cleo", "ready");
        await _ben.DeskAsync("consult", new { number = "cleo" });
        await _cleo.AnsweredAsync();
        await _hearers.HearAsync("the linphone is consulted", "", "", "cleo", "ben");
        await _ben.DeskAsync("swap");
        await _hearers.HearAsync("swapped", "ben", "", "caller", "");
        await _ben.DeskAsync("merge");
        await _hearers.HearAsync("conference of three", "ben cleo", "", "caller cleo", "caller ben");
        await _ben.DeskAsync("complete");
        await _hearers.HearAsync("handed over to the linphone", "cleo", "", "", "caller");
    }

    private async Task FromTheLinphonesDeskAsync()
    {
        await _server.SetStateAsync("anna", "ready");
        await DeskAsync("consult", new { number = "anna" });
        await _anna.AcceptAsync();
        await _hearers.HearAsync("a browser is consulted", "", "cleo", "", "anna");
        await DeskAsync("merge", new { });
        await _hearers.HearAsync("conference of three", "anna cleo", "caller cleo", "", "caller anna");
        await DeskAsync("complete", new { });
        await _hearers.HearAsync("handed over to the browser", "anna", "caller", "", "");
        await HangUpAsync();
    }

    /// <summary>To the server these are two calls; the linphone puts them together. Its own sound comes from a file, which it leaves out of its conferences.</summary>
    private async Task MixedByTheLinphoneAsync()
    {
        await CallAsync("cleo");
        await _cleo.AnsweredAsync();
        await _hearers.HearAsync("the linphone has answered", "cleo", "", "", "caller");
        await _cleo.HoldAsync();
        await _cleo.DialAsync("ben", () => PickUpAsync(_ben));
        await _hearers.HearAsync("the linphone asks a colleague", "", "", "cleo", "ben");
        await _cleo.ConferAsync();
        await _hearers.HearAsync("mixed by the linphone's own key", "ben", "", "caller", null);
        await _caller.CommandAsync("hangup");
        await _caller.WaitAsync("CALL_CLOSED", Company.Patience);
    }

    /// <summary>The caller calls; this one alone is there to answer.</summary>
    private async Task CallAsync(string agent)
    {
        foreach (var user in new[] { "anna", "ben", "cleo" })
        {
            await _server.SetStateAsync(user, user == agent ? "ready" : "notReady");
        }

        await _caller.CommandAsync("dial", $"sip:1000@127.0.0.1:{_server.SipPort}");
    }

    private async Task HangUpAsync()
    {
        await _caller.CommandAsync("hangup");
        await _caller.WaitAsync("CALL_CLOSED", Company.Patience);
        await _hearers.HearAsync("the caller has hung up", null, "", "", "");
    }

    private static Task PickUpAsync(PhonePage page) => page.Page.Locator(".call-bar").GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();

    private async Task DeskAsync(string command, object body)
    {
        using var answer = await _cleosDesk.PostAsJsonAsync($"/api/v1/desk/{command}", body);
        Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
    }

    private async Task<PhonePage> HireAsync(string user, int tone)
    {
        _profiles.Add(Directory.CreateTempSubdirectory("linphone-page-"));
        return await _server.HirePageAsync(user, Sounds.Tone(tone), _profiles[^1].FullName, "support");
    }
}
