using System.Text.Json;
using CallCenter.Testing;
using Microsoft.Playwright;

namespace CallCenter.CallControl.Tests.Support;

/// <summary>A page in a real Chromium whose microphone hears 1000 Hz, with one RTCPeerConnection.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private const string Html = """
        <!doctype html><meta charset="utf-8"><script>
        let pc, microphone, sender, sound, analyser;
        async function call() {
          microphone = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
          pc = new RTCPeerConnection();
          const heard = new Promise(done => pc.ontrack = e => done(new MediaStream([e.track])));
          sender = pc.addTransceiver(microphone.getAudioTracks()[0], { direction: 'sendrecv' }).sender;
          await negotiate();
          const stream = await heard;
          const speaker = new Audio(); speaker.srcObject = stream; speaker.muted = true; speaker.play();
          sound = new AudioContext(); analyser = sound.createAnalyser(); analyser.fftSize = 8192;
          await sound.resume(); sound.createMediaStreamSource(stream).connect(analyser);
        }
        async function negotiate(options) {
          await pc.setLocalDescription(options ? await pc.createOffer(options) : undefined);
          await pc.setRemoteDescription({ type: 'answer', sdp: await answerOf(pc.localDescription.sdp) });
        }
        function loudest() {
          const bins = new Float32Array(analyser.frequencyBinCount); analyser.getFloatFrequencyData(bins);
          let peak = 0; for (let i = 1; i < bins.length; i++) if (bins[i] > bins[peak]) peak = i;
          return bins[peak] < -60 ? 0 : Math.round(peak * sound.sampleRate / analyser.fftSize);
        }
        async function stats() {
          const all = [...(await pc.getStats()).values()], of = type => all.find(s => s.type === type);
          const heard = of('inbound-rtp');
          return { lost: heard.packetsLost, codec: all.find(s => s.id === heard.codecId)?.mimeType, tls: of('transport').tlsVersion, srtp: of('transport').srtpCipher, rtt: of('remote-inbound-rtp')?.roundTripTime ?? null };
        }
        </script>
        """;

    private readonly TemporaryFolder _folder;
    private readonly IPlaywright _playwright;
    private readonly IBrowserContext _context;

    private BrowserPage(TemporaryFolder folder, IPlaywright playwright, IBrowserContext context)
    {
        (_folder, _playwright, _context) = (folder, playwright, context);
    }

    private IPage Page => _context.Pages[0];

    /// <param name="answerOf">our side: the answer to an offer.</param>
    public static async Task<BrowserPage> OpenAsync(Func<string, string> answerOf)
    {
        var folder = new TemporaryFolder();
        WriteTone(folder["microphone.wav"]);
        var playwright = await Playwright.CreateAsync();
        var context = await playwright.Chromium.LaunchPersistentContextAsync(folder["profile"], new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Headless = true,
            Permissions = ["microphone"],
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", "--autoplay-policy=no-user-gesture-required",
                // a machine without any other network has candidates on loopback alone
                "--allow-loopback-in-peer-connection", $"--use-file-for-fake-audio-capture={folder["microphone.wav"]}",
            ],
        });
        var page = new BrowserPage(folder, playwright, context);
        page.Page.SetDefaultTimeout(30_000);
        await page.Page.ExposeFunctionAsync("answerOf", answerOf);
        // microphones are for secure pages, which those of localhost are
        await page.Page.RouteAsync("http://localhost/", route => route.FulfillAsync(new() { ContentType = "text/html", Body = Html }));
        await page.Page.GotoAsync("http://localhost/");
        return page;
    }

    public Task CallAsync() => Page.EvaluateAsync("call()");

    /// <summary>Another offer of the same connection, with a new ufrag.</summary>
    public Task RestartIceAsync() => Page.EvaluateAsync("negotiate({ iceRestart: true })");

    public Task PressAsync(string keys) => Page.EvaluateAsync($"sender.dtmf.insertDTMF('{keys}', 120, 80)");

    /// <summary>Hz of the strongest tone that the page hears; 0 = silence.</summary>
    public Task<int> LoudestAsync() => Page.EvaluateAsync<int>("loudest()");

    public Task<JsonElement> StatsAsync() => Page.EvaluateAsync<JsonElement>("stats()");

    public Task HangUpAsync() => Page.EvaluateAsync("pc.close(), microphone.getTracks().forEach(t => t.stop())");

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _playwright.Dispose();
        _folder.Dispose();
    }

    private static void WriteTone(string path)
    {
        const int Rate = 48_000;
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write("RIFF"u8);
        writer.Write(36 + (2 * Rate));
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(Rate);
        writer.Write(2 * Rate);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(2 * Rate);
        for (var i = 0; i < Rate; i++)
        {
            writer.Write((short)(16_000 * Math.Sin(2 * Math.PI * Meter.High * i / Rate)));
        }
    }
}
