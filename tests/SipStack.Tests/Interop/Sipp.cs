using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Interop;

/// <summary>One run of SIPp with a scenario of tests/Interop/sipp, on loopback.</summary>
internal sealed class Sipp : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);

    private readonly Process _process;
    private readonly string _errors = Path.Combine(Path.GetTempPath(), $"sipp-{Guid.NewGuid():N}.log");
    private readonly string _said;

    private Sipp(string scenario, string arguments, int port, string host)
    {
        _said = _errors + ".said";
        _process = Process.Start(new ProcessStartInfo("sipp")
        {
            Arguments = $"{arguments} -sf {Path.Combine(Folder, scenario)} -i {host} -ci 127.0.0.1 -p {port} -mi {host} -nostdin "
                + $"-timeout 30 -trace_err -error_file {_errors} -trace_logs -log_file {_said}",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        })!;
        // SIPp paints its screen all the time: somebody has to read it.
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
    }

    private static string Folder => Path.Combine(TestContext.CurrentContext.TestDirectory, "sipp");

    /// <summary>A port that UDP and TCP both have free right now.</summary>
    public static int FreePort()
    {
        while (true)
        {
            using var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            udp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            var port = ((IPEndPoint)udp.LocalEndPoint!).Port;
            using var tcp = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                tcp.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Taken by somebody's TCP: another try gives another number.
            }
        }
    }

    /// <summary>Runs to its end; fails the test with SIPp's own words when a call failed.</summary>
    public static async Task RunAsync(string scenario, string arguments, int port, string host = "127.0.0.1")
    {
        using var sipp = Start(scenario, arguments, port, host);
        await sipp.FinishAsync();
    }

    public static Sipp Start(string scenario, string arguments, int port, string host = "127.0.0.1") => new(scenario, arguments, port, host);

    /// <summary>Waits until the scenario has logged a word so many times.</summary>
    public Task SaidAsync(string word, int times) =>
        Until.TrueAsync(() => File.Exists(_said) && File.ReadLines(_said).Count(line => line.Contains(word)) >= times, $"{times} times {word}");

    public async Task FinishAsync()
    {
        using var limit = new CancellationTokenSource(Longest);
        var words = _process.StandardError.ReadToEndAsync(limit.Token);
        await _process.WaitForExitAsync(limit.Token);
        var log = File.Exists(_errors) ? await File.ReadAllTextAsync(_errors, limit.Token) : "";
        Assert.That(_process.ExitCode, Is.Zero, $"{await words}\n{log[..Math.Min(log.Length, 4000)]}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        File.Delete(_errors);
        File.Delete(_said);
    }
}
