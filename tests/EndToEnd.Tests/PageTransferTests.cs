using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>
/// Two browsers that are telephones, a caller and a number outside: every way to pass a caller on, several calls, parking, and calls of the
/// agents' own. Each speaks one tone, and what each hears is printed as a table.
/// </summary>
[Explicit("forty seconds of two browsers; the short ways are PagePhoneTests and ObservedCallTests"), NonParallelizable]
public sealed class PageTransferTests
{
    private const string Caller = "+493055601";
    private const string Outside = "+493055699";
    private const int CallersTone = 1000;
    private const int AnnasTone = 1600;
    private const int BensTone = 2200;
    private const int OutsideTone = 2900;

    private readonly List<DirectoryInfo> _profiles = [];
    private readonly Hearers _hearers = new();
    private ServerProcess _server = null!;
    private PhonePage _anna = null!;
    private PhonePage _ben = null!;
    private BaresipPhone _caller = null!;
    private BaresipPhone _outside = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        var outsidePort = Ports.Free();
        _server = await ServerProcess.StartAsync(ServerProcess.WithoutModels, "Sip:Trunks:0:Host=127.0.0.1", $"Sip:Trunks:0:Port={outsidePort}",
            $"Flows:Directory={Path.Combine(ServerProcess.RepositoryRoot, "tests", "EndToEnd.Tests", "Flows")}");
        await _server.SendAsync(HttpMethod.Put, "/api/v1/queues/support", new { wrapUpSeconds = 1, ringSeconds = 20 });
        await _server.SendAsync(HttpMethod.Post, "/api/v1/queues", new { name = "billing", wrapUpSeconds = 1, ringSeconds = 20 });
        (_anna, _ben) = (await HireAsync("anna", AnnasTone), await HireAsync("ben", BensTone));
        _outside = await BaresipPhone.StartAsync(new PhoneOptions { User = Outside, MicrophoneWav = Sounds.Tone(OutsideTone), SipPort = outsidePort, AutoAnswer = true });
        _caller = await BaresipPhone.StartAsync(new PhoneOptions { User = Caller, MicrophoneWav = Sounds.Tone(CallersTone) });
        _hearers.Add("caller", CallersTone, _caller);
        _hearers.Add("anna", AnnasTone, _anna.HearsAsync);
        _hearers.Add("ben", BensTone, _ben.HearsAsync);
        _hearers.Add("outside", OutsideTone);
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { _anna, _ben, _caller, _outside, _server })
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        _profiles.ForEach(folder => folder.Delete(recursive: true));
    }

    [Test]
    public async Task EveryWayToPassACallerOn()
    {
        _hearers.Head();
        await _server.SetStateAsync("anna", "ready");
        await _caller.CommandAsync("dial", $"sip:1000@127.0.0.1:{_server.SipPort}");
        await _anna.AcceptAsync();
        await _hearers.HearAsync("anna has answered", "anna", "caller", "");

        await _server.SetStateAsync("ben", "ready");
        await _anna.DeskAsync("transfer", new { number = "ben" });
        await _ben.AcceptAsync();
        await _hearers.HearAsync("blind to a colleague", "ben", "", "caller");

        await _server.SetStateAsync("anna", "ready");
        await _ben.DeskAsync("transfer", new { queue = "billing" });
        await _anna.AcceptAsync();
        await _hearers.HearAsync("blind to a queue", "anna", "caller", "");

        await ConsultAsync();
        await ReturnAsync();
        await ParkAsync();
        await SeveralCallsAsync();
        await NumberAsync();
        await ColleagueAsync();
    }

    private async Task ConsultAsync()
    {
        await _server.SetStateAsync("ben", "ready");
        await _anna.DeskAsync("consult", new { queue = "support" });
        await _ben.AcceptAsync();
        await _hearers.HearAsync("a colleague of a queue is consulted", "", "ben", "anna");
        await _anna.DeskAsync("swap");
        await _hearers.HearAsync("swapped", "anna", "caller", "");
        await _anna.DeskAsync("merge");
        await _hearers.HearAsync("conference of three", "anna ben", "caller ben", "caller anna");
        await _anna.DeskAsync("complete");
        await _hearers.HearAsync("handed over", "ben", "", "caller");
    }

    private async Task ReturnAsync()
    {
        await _server.SetStateAsync("anna", "ready");
        await _ben.DeskAsync("consult", new { number = "anna" });
        await _anna.AcceptAsync();
        await _hearers.HearAsync("consulted by name", "", "ben", "anna");
        await _ben.DeskAsync("dismiss");
        await _hearers.HearAsync("sent away, the caller is back", "ben", "", "caller");
        await _ben.DeskAsync("transfer", new { number = "+49305550" });
        await _hearers.HearAsync("a number that refuses, the caller is back", "ben", "", "caller");
    }

    private async Task ParkAsync()
    {
        await _ben.DeskAsync("park");
        await _hearers.HearAsync("parked", "", "", "");
        await _server.SetStateAsync("anna", "ready");
        await _anna.DeskAsync("pick-up", new { slot = 1 });
        await _hearers.HearAsync("picked up", "anna", "caller", "");
    }

    private async Task SeveralCallsAsync()
    {
        await _anna.DeskAsync("dial", new { number = Outside });
        await _hearers.HearAsync("anna has dialed a second call", "", "outside", "");
        await _anna.DeskAsync("switch", new { callId = await _server.CallOfAsync(Caller) });
        await _hearers.HearAsync("and is back with the first", "anna", "caller", "");
        await _anna.DeskAsync("switch", new { callId = (await _server.GetAsync("/api/v1/calls?limit=1&events=false"))[0].GetProperty("id").GetString() });
        await _hearers.HearAsync("and with the second again", "", "outside", "");
        await _anna.DeskAsync("hangup");
        await _anna.DeskAsync("resume");
        await _hearers.HearAsync("which is over", "anna", "caller", "");
    }

    private async Task NumberAsync()
    {
        await _anna.DeskAsync("transfer", new { number = Outside });
        await _hearers.HearAsync("blind to a number", "outside", "", "");
        await _caller.CommandAsync("hangup");
        await _caller.WaitAsync("CALL_CLOSED", Company.Patience);
    }

    private async Task ColleagueAsync()
    {
        await _server.UntilStateAsync("anna", "ready");
        await _server.SetStateAsync("ben", "ready");
        await _anna.DeskAsync("dial", new { number = "ben" });
        await _ben.Page.Locator(".call-bar").GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await _hearers.HearAsync("a colleague is called", null, "ben", "anna");
        await _anna.DeskAsync("hangup");
        await _server.UntilStateAsync("ben", "ready");
    }

    private async Task<PhonePage> HireAsync(string user, int tone)
    {
        _profiles.Add(Directory.CreateTempSubdirectory("transfer-page-"));
        return await _server.HirePageAsync(user, Sounds.Tone(tone), _profiles[^1].FullName, "support", "billing");
    }
}
