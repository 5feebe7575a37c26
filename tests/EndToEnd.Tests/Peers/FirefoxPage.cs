using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>A page in a real Firefox, driven by its own WebDriver BiDi; its microphone says one tone without an end. Loopback only.</summary>
internal sealed class FirefoxPage : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Web Audio stands still where no sound device is, so what the page plays is recorded and read by a context that needs none.
    private const string Watch = """
        (() => {
          // whatever makes a voice clearer takes a tone for noise
          const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
          navigator.mediaDevices.getUserMedia = ({ audio }) =>
            open({ audio: { ...audio, echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
          let player = null;
          const before = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
          Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
            get() { return before.get.call(this); },
            set(stream) {
              before.set.call(this, stream);
              if (stream?.getAudioTracks()[0].label === 'remote audio') player = this;
            },
          });
          window.hears = async (hertz) => {
            if (!player?.srcObject || player.paused || player.muted) return false;
            const recorder = new MediaRecorder(player.srcObject), parts = [];
            recorder.ondataavailable = ({ data }) => parts.push(data);
            const done = new Promise((resolve) => { recorder.onstop = resolve; });
            recorder.start();
            setTimeout(() => recorder.stop(), 400);
            await done;
            const rate = 48000, sound = await new Blob(parts).arrayBuffer();
            const samples = (await new OfflineAudioContext(1, 1, rate).decodeAudioData(sound)).getChannelData(0).slice(-rate / 10);
            let [re, im] = [0, 0];
            samples.forEach((s, i) => {
              re += s * Math.cos((2 * Math.PI * hertz * i) / rate);
              im += s * Math.sin((2 * Math.PI * hertz * i) / rate);
            });
            return (2 * Math.hypot(re, im)) / samples.length > 0.02;
          };
        })();
        """;

    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private readonly StringBuilder _log = new();
    private string _context = "";
    private int _asked;

    private FirefoxPage(Process process, string profile) => (_process, _profile) = (process, profile);

    /// <param name="microphone">the tone that it says, Hz.</param>
    public static async Task<FirefoxPage> StartAsync(int microphone)
    {
        var (profile, port) = (Directory.CreateTempSubdirectory("firefox-").FullName, Ports.Free());
        await File.WriteAllTextAsync(Path.Combine(profile, "user.js"), Settings(microphone));
        var start = new ProcessStartInfo("firefox-esr", ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", $"{port}", "about:blank"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["HOME"] = profile },
        };
        var page = new FirefoxPage(Process.Start(start)!, profile);
        page._process.OutputDataReceived += (_, e) => page.Keep(e.Data);
        page._process.ErrorDataReceived += (_, e) => page.Keep(e.Data);
        page._process.BeginOutputReadLine();
        page._process.BeginErrorReadLine();
        try
        {
            await page.ConnectAsync(port);
            await page.AskAsync("session.new", new { capabilities = new { } });
            page._context = (await page.AskAsync("browsingContext.getTree", new { }))["contexts"]![0]!["context"]!.GetValue<string>();
            await page.AskAsync("script.addPreloadScript", new { functionDeclaration = $"() => {{ {Watch} }}" });
            return page;
        }
        catch
        {
            await page.DisposeAsync();
            throw;
        }
    }

    public Task GoToAsync(string address) => AskAsync("browsingContext.navigate", new { context = _context, url = address, wait = "complete" });

    public Task ReloadAsync() => AskAsync("browsingContext.reload", new { context = _context, wait = "complete" });

    /// <summary>The value of an expression, waited for if it is a promise, as if somebody had just clicked; null = none.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        var answer = await AskAsync("script.evaluate", new { expression, target = new { context = _context }, awaitPromise = true, userActivation = true });
        return answer["type"]!.GetValue<string>() == "success" ? answer["result"]!["value"] : throw new InvalidOperationException($"{expression}: {answer}");
    }

    public async Task<bool> IsAsync(string condition) => (await EvaluateAsync($"!!({condition})"))!.GetValue<bool>();

    public async Task UntilAsync(string condition)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var clock = Stopwatch.StartNew(); !await IsAsync(condition); await timer.WaitForNextTickAsync())
        {
            Assert.That(clock.Elapsed, Is.LessThan(Patience), $"{condition}\n{await EvaluateAsync("document.body.innerText")}");
        }
    }

    /// <summary>Clicks a button of the call's bar.</summary>
    public async Task PressAsync(string button)
    {
        var found = $"[...document.querySelectorAll('.call-bar button')].find((b) => b.innerText.includes('{button}'))";
        await UntilAsync(found);
        await EvaluateAsync($"{found}.click()");
    }

    /// <summary>Whether the page plays this tone now.</summary>
    public async Task<bool> HearsAsync(int hertz) => (await EvaluateAsync($"hears({hertz})"))!.GetValue<bool>();

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    private async Task ConnectAsync(int port)
    {
        const string ready = "WebDriver BiDi listening";
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var clock = Stopwatch.StartNew(); !Log().Contains(ready, StringComparison.Ordinal); await timer.WaitForNextTickAsync())
        {
            Assert.That(clock.Elapsed < Patience && !_process.HasExited, Is.True, Log);
        }

        await _socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}/session"), CancellationToken.None);
    }

    /// <summary>One command of WebDriver BiDi; its result.</summary>
    private async Task<JsonNode> AskAsync(string method, object parameters)
    {
        var id = ++_asked;
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters }), WebSocketMessageType.Text, true, CancellationToken.None);
        while (true)
        {
            var message = JsonNode.Parse(await ReadAsync())!;
            if (message["id"]?.GetValue<int>() == id)
            {
                return message["result"] ?? throw new InvalidOperationException($"{method}: {message}");
            }
        }
    }

    private async Task<string> ReadAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        var (text, buffer) = (new MemoryStream(), new byte[65536]);
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer, limit.Token);
            text.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(text.ToArray());
            }
        }
    }

    // A microphone of its own making, candidates on loopback, sound without a click; and nothing that asks other hosts.
    private static string Settings(int microphone) => string.Concat(new (string Name, object Value)[]
    {
        ("media.navigator.streams.fake", true), ("media.navigator.audio.fake_frequency", microphone), ("media.navigator.permission.disabled", true),
        ("media.peerconnection.ice.loopback", true), ("media.peerconnection.ice.obfuscate_host_addresses", false), ("media.autoplay.default", 0),
        ("permissions.default.desktop-notification", 1), ("intl.accept_languages", "en-US"), ("browser.shell.checkDefaultBrowser", false),
        ("app.update.disabledForTesting", true), ("datareporting.policy.dataSubmissionEnabled", false), ("toolkit.telemetry.enabled", false),
        ("network.captive-portal-service.enabled", false), ("network.connectivity-service.enabled", false), ("browser.safebrowsing.update.enabled", false),
        ("services.settings.server", "data:,"), ("extensions.update.enabled", false), ("browser.startup.homepage_override.mstone", "ignore"),
    }.Select(s => $"user_pref({JsonSerializer.Serialize(s.Name)}, {JsonSerializer.Serialize(s.Value)});\n"));

    private string Log()
    {
        lock (_log)
        {
            return _log.ToString();
        }
    }

    private void Keep(string? line)
    {
        lock (_log)
        {
            _log.AppendLine(line);
        }
    }
}
