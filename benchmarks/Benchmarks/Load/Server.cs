using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace CallCenter.Benchmarks.Load;

/// <summary>The published server as a child process on loopback with an empty data folder; signed in as its administrator.</summary>
internal sealed class Server : IAsyncDisposable
{
    private const string Password = "only for this measurement";
    public static readonly string Dll = Path.Combine("artifacts", "server", "CallCenter.CtiServer.dll");
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(5);

    private readonly string[] _arguments;
    private Process _process = null!;
    private TimeSpan _cpuBefore;

    private Server(string[] arguments, int sipPort, int webPort, string data)
    {
        (_arguments, SipPort, DataDirectory) = (arguments, sipPort, data);
        Http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{webPort}") };
    }

    public string DataDirectory { get; }

    public int SipPort { get; }

    /// <summary>From the start of the process to the first "ready".</summary>
    public TimeSpan ReadyAfter { get; private set; }

    public HttpClient Http { get; }

    public int ProcessId => _process.Id;

    /// <summary>Processor time used so far, all threads; before it was killed, too.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _cpuBefore + _process.TotalProcessorTime;
        }
    }

    public int MemoryMegabytes
    {
        get
        {
            _process.Refresh();
            return (int)(_process.WorkingSet64 >> 20);
        }
    }

    /// <param name="flow">of benchmarks/flows; answers every number.</param>
    public static async Task<Server> StartAsync(string flow, params string[] settings)
    {
        var (sipPort, webPort) = (FreePort(), FreePort());
        var data = Directory.CreateTempSubdirectory("bench-").FullName;
        string[] arguments =
        [
            Dll, "--Sip:Bind=127.0.0.1", $"--Sip:Port={sipPort}", "--Sip:Trunks:0:Name=bench", "--Sip:Trunks:0:Address=127.0.0.1",
            "--Rtp:PortRange=20000-24999", $"--Urls=http://127.0.0.1:{webPort}", $"--DataDirectory={data}", $"--Admin:InitialPassword={Password}",
            "--Flows:Directory=benchmarks/flows", $"--Flows:Default={flow}", "--Serilog:MinimumLevel:Default=Warning", .. settings.Select(s => "--" + s),
        ];
        var server = new Server(arguments, sipPort, webPort, data);
        var started = Stopwatch.StartNew();
        await server.LaunchAsync();
        server.ReadyAfter = started.Elapsed;
        await server.SignInAsync();
        return server;
    }

    /// <summary>kill -9, then the same command on the same data again.</summary>
    public async Task KillAndRestartAsync()
    {
        _cpuBefore = Cpu;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        await LaunchAsync();
        await SignInAsync();
    }

    /// <summary>The token of a new session.</summary>
    public async Task<string> SignInAsync(string user, string password)
    {
        using var session = await Http.PostAsJsonAsync("/api/v1/session", new { user, password });
        return (await session.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    /// <summary>So that a long run fills no disk.</summary>
    public void DeleteRecordings(TimeSpan olderThan)
    {
        var before = DateTime.UtcNow - olderThan;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(DataDirectory, "recordings"), "*.wav", SearchOption.AllDirectories).Where(f => File.GetLastWriteTimeUtc(f) < before))
        {
            File.Delete(file);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        await _process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        Directory.Delete(DataDirectory, recursive: true);
    }

    private async Task SignInAsync() =>
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await SignInAsync("admin", Password));

    private async Task LaunchAsync()
    {
        _process = Process.Start(new ProcessStartInfo("dotnet", _arguments))!;
        for (var start = Stopwatch.StartNew(); start.Elapsed < StartLimit && !_process.HasExited; await Task.Delay(20))
        {
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

        throw new InvalidOperationException("the server did not get ready");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
