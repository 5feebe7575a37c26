using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.NetworkInformation;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>The real server as a child process on loopback, with a data folder of its own; signed in as its administrator.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    public const string Realm = "cti.test";
    public const string AdminPassword = "correct horse battery";
    public const string SipSecret = "bench-secret";

    /// <summary>For tests in which nobody is understood: no recogniser, espeak-ng's voice, articles found by words; a start costs 3.4 CPU seconds instead of 8.</summary>
    public const string WithoutModels = "Speech:Models=/nonexistent";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(240);

    private readonly StringBuilder _log = new();
    private readonly string[] _arguments;
    private Process _process = null!;

    private ServerProcess(string[] arguments) => _arguments = arguments;

    public static string Dll { get; } = Path.Combine(AppContext.BaseDirectory, "CallCenter.CtiServer.dll");

    public int SipPort { get; private init; }

    /// <summary>First of the ports that RTP may use.</summary>
    public int FirstRtpPort { get; private init; }

    public required string DataDirectory { get; init; }

    public HttpClient Http { get; private set; } = null!;

    public int ProcessId => _process.Id;

    public string Log
    {
        get { lock (_log) { return _log.ToString(); } }
    }

    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>Starts the server and waits until it is ready. <paramref name="settings"/> are "Key:Sub=value".</summary>
    public static async Task<ServerProcess> StartAsync(params string[] settings)
    {
        var sipPort = Ports.Free();
        var data = Directory.CreateTempSubdirectory("cti-e2e-").FullName;
        var rtp = Ports.FreeRtp();
        string[] arguments =
        [
            "--Sip:Bind=127.0.0.1", $"--Sip:Port={sipPort}", $"--Sip:Realm={Realm}", $"--Rtp:PortRange={rtp}-{rtp + Ports.RtpCount - 1}",
            $"--Urls=http://127.0.0.1:{Ports.Free()}", $"--DataDirectory={data}", $"--Admin:InitialPassword={AdminPassword}",
            "--Sip:Trunks:0:Name=carrier", "--Sip:Trunks:0:Address=127.0.0.1", .. settings.Select(s => "--" + s),
        ];
        var server = new ServerProcess(arguments) { SipPort = sipPort, FirstRtpPort = rtp, DataDirectory = data };
        try
        {
            await server.LaunchAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>kill -9, then the same command on the same data again.</summary>
    public async Task KillAndRestartAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await LaunchAsync();
    }

    /// <summary>The RTP (even) and RTCP (odd) ports that are bound now.</summary>
    public IReadOnlyList<int> RtpPortsInUse() =>
    [
        .. IPGlobalProperties.GetIPGlobalProperties().GetActiveUdpListeners().Select(e => e.Port)
            .Where(port => port >= FirstRtpPort && port < FirstRtpPort + Ports.RtpCount).Distinct().Order(),
    ];

    public async Task<JsonElement> GetAsync(string path) =>
        await FindAsync(path) ?? throw new AssertionException($"GET {path}: 404");

    /// <summary>null = there is none (yet).</summary>
    private async Task<JsonElement?> FindAsync(string path)
    {
        using var response = await Http.GetAsync(path);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        var body = await response.Content.ReadAsStringAsync();
        Assert.That(response.IsSuccessStatusCode, Is.True, $"GET {path}: {(int)response.StatusCode} {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    public async Task<JsonElement> SendAsync(HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.IsSuccessStatusCode, Is.True, $"{method} {path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Asks again until the answer is there and fits; the last one is in the failure.</summary>
    public async Task<JsonElement> UntilAsync(string path, Func<JsonElement, bool> fits, TimeSpan limit, [CallerArgumentExpression(nameof(fits))] string what = "")
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var start = Stopwatch.StartNew(); ;)
        {
            var answer = await FindAsync(path);
            if (answer is { } found && fits(found))
            {
                return found;
            }

            if (start.Elapsed > limit)
            {
                Assert.Fail($"{path}: not within {limit.TotalSeconds} s: {what}\n{answer}\n{Log}");
            }

            await timer.WaitForNextTickAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Process.Start("kill", ["-TERM", $"{_process.Id}"]).WaitForExit();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill();
            }
        }

        Http?.Dispose();
        _process.Dispose();
        Directory.Delete(DataDirectory, recursive: true);
    }

    private async Task LaunchAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Dll, .. _arguments])
        {
            WorkingDirectory = RepositoryRoot, RedirectStandardOutput = true, RedirectStandardError = true,
            Environment = { ["OPENBLAS_NUM_THREADS"] = "1" },
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, e) => Keep(e.Data);
        _process.ErrorDataReceived += (_, e) => Keep(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        // whoever sets several names the plain one first
        var urls = _arguments.Last(a => a.StartsWith("--Urls=", StringComparison.Ordinal))["--Urls=".Length..].Split(';')[0];
        Http?.Dispose();
        Http = new HttpClient { BaseAddress = new Uri(urls) };
        await WaitReadyAsync();
        await SignInAsync();
    }

    private async Task WaitReadyAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var start = Stopwatch.StartNew(); ; await timer.WaitForNextTickAsync())
        {
            Assert.That(_process.HasExited, Is.False, () => "the server ended at start:\n" + Log);
            Assert.That(start.Elapsed, Is.LessThan(StartLimit), () => "the server did not get ready:\n" + Log);
            try
            {
                using var answer = await Http.GetAsync("/health/ready");
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }
        }
    }

    private async Task SignInAsync()
    {
        var session = await SendAsync(HttpMethod.Post, "/api/v1/session", new { user = "admin", password = AdminPassword });
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("token").GetString());
    }

    private void Keep(string? line)
    {
        lock (_log)
        {
            _log.AppendLine(line);
        }
    }

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
