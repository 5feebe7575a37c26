using System.Globalization;
using System.Runtime.InteropServices;
using CallCenter.EndToEnd.Tests.Peers;
using Microsoft.Playwright;

namespace CallCenter.EndToEnd.Tests.Matrix;

/// <summary>A telephone in a real Chromium: JsSIP over a secure WebSocket (<c>tests/Interop/softphone</c>), sound by WebRTC.</summary>
internal sealed class BrowserTrial : ITrialPhone, IEar
{
    public static string Script { get; } = Path.Combine(ServerProcess.RepositoryRoot, "tests", "Interop", "softphone", "node_modules", "phone.js");

    private const int Rate = 16000;

    private readonly IPlaywright _playwright;
    private readonly IBrowserContext _context;
    private readonly string _profile;

    private BrowserTrial(IPlaywright playwright, IBrowserContext context, string profile) => (_playwright, _context, _profile) = (playwright, context, profile);

    public IEar Ear => this;

    private IPage Page => _context.Pages[0];

    /// <param name="site">the server's own pages by HTTPS: a script of theirs may speak to it.</param>
    /// <param name="socket">wss://…</param>
    public static async Task<BrowserTrial> StartAsync(string site, string socket, string user, string codec, string microphone)
    {
        var playwright = await Playwright.CreateAsync();
        var profile = Directory.CreateTempSubdirectory("softphone-").FullName;
        var context = await playwright.Chromium.LaunchPersistentContextAsync(profile, new()
        {
            ExecutablePath = "/usr/bin/chromium", Headless = true, Permissions = ["microphone"], IgnoreHTTPSErrors = true, BypassCSP = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--autoplay-policy=no-user-gesture-required", "--allow-loopback-in-peer-connection", "--ignore-certificate-errors",
                "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", $"--use-file-for-fake-audio-capture={microphone}",
            ],
        });
        var phone = new BrowserTrial(playwright, context, profile);
        await phone.Page.GotoAsync(site);
        await phone.Page.AddScriptTagAsync(new() { Path = Script });
        await phone.RunAsync("o => softphone.start(o)", new
        {
            socket, user, uri = $"sip:{user}@{ServerProcess.Realm}", password = ServerProcess.SipSecret,
            codec = new { name = codec.ToUpperInvariant(), clock = codec == "opus" ? 48000 : 8000 },
        });
        return phone;
    }

    public Task AnsweredAsync() => RunAsync("() => softphone.answered()");

    public Task DialAsync(string user) => RunAsync("t => softphone.dial(t)", Uri(user));

    public Task HoldAsync() => RunAsync("() => softphone.hold()");

    public Task ResumeAsync() => RunAsync("() => softphone.resume()");

    public Task TransferAsync(string user) => RunAsync("t => softphone.transfer(t)", Uri(user));

    public Task JoinAsync() => RunAsync("t => softphone.join(t)", Uri("joined"));

    public async Task<long> MarkAsync() => await Page.EvaluateAsync<long>("() => softphone.mark()");

    public async Task<(short[] Sound, int Rate)> SinceAsync(long mark)
    {
        var text = await Page.EvaluateAsync<string>(string.Create(CultureInfo.InvariantCulture, $"() => softphone.since({mark})"));
        return (MemoryMarshal.Cast<byte, short>(Convert.FromBase64String(text)).ToArray(), Rate);
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("() => softphone.stop()");
        await _context.DisposeAsync();
        _playwright.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    private static string Uri(string user) => $"sip:{user}@{ServerProcess.Realm}";

    private Task RunAsync(string script, object? argument = null) => Page.EvaluateAsync(script, argument);
}
