using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CallCenter.Benchmarks.Load;
using CallCenter.Benchmarks.Results;
using CallCenter.MediaStack.Audio;
using CallCenter.MediaStack.Codecs;

namespace CallCenter.Benchmarks.Browser;

/// <summary>What telephones in pages cost the server: its own processor time, whatever their other ends take.</summary>
internal static class BrowserRun
{
    private const string Site = "https://shop.example";
    private const string Password = "a long enough password";
    private const int Lines = 100;
    private static readonly int[] Visitors = [100, 500];

    /// <summary>G.711, and Opus.</summary>
    private static readonly bool[] Sounds = [false, true];
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan BetweenVisitors = TimeSpan.FromMilliseconds(40);

    private static readonly string[] Settings =
    [
        "Speech:Recognizer:en=none", "Recording:Enabled=false", $"WebCalls:Origins={Site}", "WebCalls:MaxCalls=1000", "WebCalls:MaxPerMinute=1000",
    ];

    public static async Task RunAsync()
    {
        using var result = new ResultFile("browser", "What a telephone in a page costs");
        result.Text("`./bench browser`: peers that do what a browser does (ICE checks, a DTLS handshake, SRTP both ways, a packet every 20 ms). Standing lines are "
            + "agents' between calls: the server sends silence. Visitors hear a prompt. The server's own processor time (100 % = one core) over "
            + $"{Window.TotalSeconds:0} s; connecting: that of one call or line from the request to the first sound.");
        result.Head("legs", "sound", "CPU % per 100 legs", "CPU ms to connect one", "packets/s heard by a leg", "memory MB", "memory KB a leg");
        await StandingAsync(result);
        foreach (var opus in Sounds)
        {
            foreach (var visitors in Visitors)
            {
                await VisitorsAsync(result, opus, visitors);
            }
        }
    }

    /// <summary>The same agents with either sound: most of the time goes into hashing their passwords.</summary>
    private static async Task StandingAsync(ResultFile result)
    {
        await using var server = await Server.StartAsync("prompt", Settings);
        var agents = new List<HttpClient>();
        for (var i = 0; i < Lines; i++)
        {
            agents.Add(await HireAsync(server, $"agent{i}"));
        }

        foreach (var opus in Sounds)
        {
            await MeasureAsync(result, server, "standing lines of agents", opus, Lines, TimeSpan.Zero, i =>
                offer => PostAsync(agents[i], "/api/v1/phone/line", new { instance = $"page{i}", sdp = offer }));
        }

        agents.ForEach(a => a.Dispose());
    }

    private static async Task VisitorsAsync(ResultFile result, bool opus, int visitors)
    {
        await using var server = await Server.StartAsync("prompt", Settings);
        using var site = new HttpClient { BaseAddress = server.Http.BaseAddress, DefaultRequestHeaders = { { "Origin", Site } } };
        await MeasureAsync(result, server, "visitors who hear a prompt", opus, visitors, BetweenVisitors, _ => offer => PostAsync(site, "/api/v1/webcalls", new { sdp = offer }));
    }

    private static async Task MeasureAsync(ResultFile result, Server server, string what, bool opus, int legs, TimeSpan between, Func<int, Func<string, Task<string>>> ask)
    {
        using var crowd = new BrowserCrowd(opus, Sound(opus));
        var (cpu, memory) = (server.Cpu, server.MemoryMegabytes);
        for (var i = 0; i < legs; i++)
        {
            await crowd.AddAsync(ask(i));
            await Task.Delay(between);
        }

        var connecting = server.Cpu - cpu;
        await Task.Delay(Settle);
        var heard = crowd.Heard;
        cpu = server.Cpu;
        var clock = Stopwatch.StartNew();
        await Task.Delay(Window);
        var (used, seconds) = (server.Cpu - cpu, clock.Elapsed.TotalSeconds);
        result.Row($"{legs} {what}", opus ? "Opus" : "G.711", F(100 * used.TotalSeconds / seconds * 100 / legs), F(connecting.TotalMilliseconds / legs),
            F((crowd.Heard - heard) / seconds / legs), F(server.MemoryMegabytes), F((server.MemoryMegabytes - memory) * 1024.0 / legs));
    }

    /// <summary>A second of a tone.</summary>
    private static byte[][] Sound(bool opus)
    {
        var format = opus ? AudioFormat.Opus : AudioFormat.Pcmu;
        using var codec = format.NewCodec();
        var tone = new ToneGenerator(500, sampleRate: format.SampleRate);
        var pcm = new short[format.FrameSamples];
        var payload = new byte[1460];
        return [.. Enumerable.Range(0, 50).Select(_ =>
        {
            tone.Fill(pcm);
            return payload[..codec.Encode(pcm, payload)];
        })];
    }

    /// <summary>An agent who has signed in.</summary>
    private static async Task<HttpClient> HireAsync(Server server, string user)
    {
        using var hired = await server.Http.PostAsJsonAsync("/api/v1/agents", new { user, password = Password, name = user });
        hired.EnsureSuccessStatusCode();
        var client = new HttpClient { BaseAddress = server.Http.BaseAddress };
        using var session = await client.PostAsJsonAsync("/api/v1/session", new { user, password = Password });
        var token = (await session.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static async Task<string> PostAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(path, body);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("sdp").GetString()!;
    }

    private static string F(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
