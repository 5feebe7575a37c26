using System.Globalization;
using Microsoft.Playwright;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>A page that is a telephone, in a real Chromium whose microphone is a file.</summary>
internal sealed class PhonePage : IAsyncDisposable
{
    // what the page's speaker plays is looked at on its way to the element; the answer's click and the first sound are noted on the page's clock
    private const string Watch = """
        (() => {
          const context = new AudioContext(), analyser = context.createAnalyser();
          analyser.fftSize = 2048;
          window.analyser = analyser;
          const before = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
          Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
            get() { return before.get.call(this); },
            set(stream) {
              before.set.call(this, stream);
              if (stream) {
                void context.resume();
                context.createMediaStreamSource(stream).connect(analyser);
              }
            },
          });
          window.hears = (hertz) => {
            const bins = new Float32Array(analyser.frequencyBinCount);
            analyser.getFloatFrequencyData(bins);
            const at = Math.round((hertz * analyser.fftSize) / context.sampleRate);
            return Math.max(bins[at - 1], bins[at], bins[at + 1]) > -55;
          };
          window.loudest = () => {
            const bins = new Float32Array(analyser.frequencyBinCount);
            analyser.getFloatFrequencyData(bins);
            let peak = 0;
            for (let i = 1; i < bins.length; i++) if (bins[i] > bins[peak]) peak = i;
            return bins[peak] < -60 ? 0 : Math.round(peak * context.sampleRate / analyser.fftSize);
          };
        })();
        """;

    private readonly IPlaywright _playwright;
    private readonly IBrowserContext _context;

    private PhonePage(IPlaywright playwright, IBrowserContext context)
    {
        (_playwright, _context) = (playwright, context);
    }

    public IPage Page => _context.Pages[0];

    /// <summary>The same browser's next window.</summary>
    public Task<IPage> AnotherAsync() => _context.NewPageAsync();

    public static async Task<PhonePage> SignInAsync(ServerProcess server, string user, string microphone, string profile)
    {
        var playwright = await Playwright.CreateAsync();
        var context = await playwright.Chromium.LaunchPersistentContextAsync(profile, new()
        {
            ExecutablePath = "/usr/bin/chromium", Headless = true, Permissions = ["microphone"], Locale = "en-US",
            ViewportSize = new() { Width = 1280, Height = 800 },
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--autoplay-policy=no-user-gesture-required", "--allow-loopback-in-peer-connection",
                "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", $"--use-file-for-fake-audio-capture={microphone}",
            ],
        });
        context.SetDefaultTimeout(30_000);
        await context.AddInitScriptAsync(Watch);
        var phone = new PhonePage(playwright, context);
        await phone.Page.GotoAsync(server.Http.BaseAddress!.ToString());
        await phone.Page.Locator("#user").FillAsync(user);
        await phone.Page.Locator("#password").FillAsync(Company.AgentPassword);
        await phone.Page.Locator("button[type=submit]").ClickAsync();
        await phone.ReadyAsync();
        return phone;
    }

    /// <summary>A command of the desk, as the page gives it; fails with the server's words.</summary>
    public async Task DeskAsync(string command, object? body = null)
    {
        var refused = await Page.EvaluateAsync<string?>(
            """
            async ([command, body]) => {
              const headers = { 'X-Requested-With': 'callcenter', 'Content-Type': 'application/json' };
              const answer = await fetch(`/api/v1/desk/${command}`, { method: 'POST', headers, body });
              return answer.ok ? null : `${answer.status} ${await answer.text()}`;
            }
            """, new object[] { command, System.Text.Json.JsonSerializer.Serialize(body ?? new { }) });
        Assert.That(refused, Is.Null, command);
    }

    /// <summary>Takes the call that is offered to this page.</summary>
    public async Task AcceptAsync()
    {
        await Page.Locator(".call-bar.offered").WaitForAsync();
        await PressAsync("Accept");
        await Page.Locator(".call-bar.onCall").WaitForAsync();
    }

    public Task<bool> HearsAsync(int hertz) => Page.EvaluateAsync<bool>("hertz => hears(hertz)", hertz);

    public Task ReadyAsync() => Page.Locator(".phone-mark.on").WaitForAsync();

    /// <summary>Milliseconds from the click on a key of the call until the page plays this tone.</summary>
    public async Task<double> MillisecondsToToneAsync(string button, int hertz) => await Page.EvaluateAsync<double>(string.Create(CultureInfo.InvariantCulture, $$"""
        async () => {
          const key = [...document.querySelectorAll('.call-bar button')].find((b) => b.textContent.includes('{{button}}'));
          const from = performance.now();
          key.click();
          while (Math.abs(loudest() - {{hertz}}) > 60 && performance.now() - from < 20000) await new Promise((r) => setTimeout(r, 4));
          return performance.now() - from;
        }
        """));

    /// <summary>Of the page that was just loaded again: when its document was there, and when it plays this tone, from the reload's beginning.</summary>
    public async Task<(double Loaded, double Heard)> MillisecondsSinceReloadAsync(int hertz)
    {
        var times = await Page.EvaluateAsync<double[]>(string.Create(CultureInfo.InvariantCulture, $$"""
            async () => {
              while (Math.abs(loudest() - {{hertz}}) > 60 && performance.now() < 20000) await new Promise((r) => setTimeout(r, 4));
              return [performance.getEntriesByType('navigation')[0].domInteractive, performance.now()];
            }
            """));
        return (times[0], times[1]);
    }

    /// <summary>What the page shows and plays, for a test that failed.</summary>
    public async Task<string> TellAsync() => $"{await Page.EvaluateAsync<int>("loudest()")} Hz\n{await Page.Locator("body").InnerTextAsync()}";

    public Task PressAsync(string button) => Page.Locator(".call-bar").GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _playwright.Dispose();
    }
}
