using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CallCenter.SipStack.Tests.Interop;

/// <summary>One run of SIPp with a scenario of tests/Interop/sipp, on loopback.</summary>
internal static class Sipp
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);

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
    public static async Task RunAsync(string scenario, string arguments, int port)
    {
        using var sipp = Start(scenario, arguments, port, out var errors);
        await FinishAsync(sipp, errors);
    }

    public static Process Start(string scenario, string arguments, int port, out string errors)
    {
        errors = Path.Combine(Path.GetTempPath(), $"sipp-{Guid.NewGuid():N}.log");
        var start = new ProcessStartInfo("sipp")
        {
            Arguments = $"{arguments} -sf {Path.Combine(Folder, scenario)} -i 127.0.0.1 -ci 127.0.0.1 -p {port} -mi 127.0.0.1 -nostdin "
                + $"-timeout 30 -trace_err -error_file {errors}",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        var process = Process.Start(start)!;
        // SIPp paints its screen all the time: somebody has to read it.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    public static async Task FinishAsync(Process sipp, string errors)
    {
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            var words = sipp.StandardError.ReadToEndAsync(limit.Token);
            await sipp.WaitForExitAsync(limit.Token);
            var log = File.Exists(errors) ? await File.ReadAllTextAsync(errors, limit.Token) : "";
            Assert.That(sipp.ExitCode, Is.Zero, $"{await words}\n{log[..Math.Min(log.Length, 4000)]}");
        }
        finally
        {
            if (!sipp.HasExited)
            {
                sipp.Kill();
            }

            File.Delete(errors);
        }
    }
}
