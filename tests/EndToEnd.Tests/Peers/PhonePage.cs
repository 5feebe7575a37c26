using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>A page that is a telephone, in a real Chromium whose microphone is a file.</summary>
internal sealed class PhonePage : IAsyncDisposable
{
    // What the page's speaker plays is looked at on its way to the element. Beside the spectrum an audio worklet notes the clock's time of the first
    // block with sound in it: that is the sound's time, whenever the page gets round to asking.
    internal const string Watch = """
        (() => {
          const context = new AudioContext(), analyser = context.createAnalyser();
          analyser.fftSize = 2048;
          const program = `registerProcessor('ear', class extends AudioWorkletProcessor {
            constructor() { super(); this.told = false; this.port.onmessage = () => { this.told = false; }; }
            process([[samples]]) {
              if (!this.told && samples && samples.some((s) => Math.abs(s) > 0.03)) {
                this.told = true;
                this.port.postMessage(Date.now());
              }
              return true;
            }
          });`;
          const ear = context.audioWorklet.addModule('data:text/javascript,' + encodeURIComponent(program)).then(() => {
            const node = new AudioWorkletNode(context, 'ear');
            node.port.onmessage = ({ data }) => { window.heardAt ??= data; };
            window.listenAnew = () => { window.heardAt = undefined; node.port.postMessage(0); };
            return node;
          });
          // whatever makes a voice clearer takes a tone for noise
          const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
          navigator.mediaDevices.getUserMedia = async ({ audio }) =>
            window.microphone = await open({ audio: { ...audio, echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
          window.notices = [];
          const Notice = window.Notification;
          window.Notification = class extends Notice {
            constructor(title, options) { super(title, options); notices.push(title); }
          };
          const before = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
          Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
            get() { return before.get.call(this); },
            set(stream) {
              before.set.call(this, stream);
              if (stream) {
                void context.resume();
                const source = context.createMediaStreamSource(stream);
                source.connect(analyser);
                // the page's own ringing is not meant
                if (!stream.getAudioTracks()[0].label.includes('Destination')) void ear.then((node) => source.connect(node));
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

    /// <summary>The window's process dies; nothing of it says goodbye.</summary>
    public async Task KillAsync()
    {
        var session = await _context.NewCDPSessionAsync(Page);
        _ = session.SendAsync("Page.crash"); // is never answered
    }

    /// <summary>A window in place of one that has died, signed in as that was.</summary>
    public async Task AnewAsync(ServerProcess server)
    {
        var dead = Page;
        var fresh = await AnotherAsync();
        await dead.CloseAsync();
        await fresh.GotoAsync(server.Http.BaseAddress!.ToString());
    }

    /// <summary>The same browser's next window.</summary>
    public Task<IPage> AnotherAsync() => _context.NewPageAsync();

    public static async Task<PhonePage> SignInAsync(ServerProcess server, string user, string microphone, string profile)
    {
        var playwright = await Playwright.CreateAsync();
        var context = await playwright.Chromium.LaunchPersistentContextAsync(profile, new()
        {
            ExecutablePath = "/usr/bin/chromium", Headless = true, Permissions = ["microphone", "notifications"], Locale = "en-US", BypassCSP = true,
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

    /// <summary>Clicks on a key of the call; when that was.</summary>
    public async Task<DateTime> ClickAsync(string button) => At(await Page.EvaluateAsync<double>($$"""
        async () => {
          const key = [...document.querySelectorAll('.call-bar button')].find((b) => b.textContent.includes('{{button}}'));
          listenAnew();
          const at = Date.now();
          key.click();
          return at;
        }
        """));

    /// <summary>When the first sound was played since the page was loaded, or since <see cref="ClickAsync"/>; waits for it, and that it is this tone.</summary>
    public async Task<DateTime> HeardAsync(int hertz)
    {
        await Page.WaitForFunctionAsync(string.Create(CultureInfo.InvariantCulture, $"() => window.heardAt && Math.abs(loudest() - {hertz}) < 60"),
            options: new() { PollingInterval = 50 });
        return At(await Page.EvaluateAsync<double>("window.heardAt"));
    }

    /// <summary>Of the page that was loaded last: milliseconds from its beginning to each of the telephone's steps, by name.</summary>
    public async Task<IReadOnlyDictionary<string, double>> StepsAsync() => (await Page.EvaluateAsync<JsonElement>("""
        () => Object.fromEntries([
          ['script', performance.getEntriesByType('resource').find((r) => r.name.includes('/assets/'))?.responseEnd ?? 0],
          ...performance.getEntriesByType('mark').filter((m) => m.name.startsWith('phone.')).map((m) => [m.name.slice(6), m.startTime]),
          ['shown', performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0],
        ])
        """)).EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Number).ToDictionary(p => p.Name, p => p.Value.GetDouble());

    /// <summary>When the page that was loaded last began to be.</summary>
    public async Task<DateTime> BeginningAsync() => At(await Page.EvaluateAsync<double>("performance.timeOrigin"));

    /// <summary>What the page shows and plays, for a test that failed.</summary>
    public async Task<string> TellAsync() => $"{await Page.EvaluateAsync<int>("loudest()")} Hz\n{await Page.Locator("body").InnerTextAsync()}";

    public Task PressAsync(string button) => Page.Locator(".call-bar").GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

    private static DateTime At(double milliseconds) => DateTime.UnixEpoch.AddMilliseconds(milliseconds);

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _playwright.Dispose();
    }
}
