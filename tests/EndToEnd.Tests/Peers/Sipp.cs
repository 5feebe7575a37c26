using System.Diagnostics;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>Runs one SIPp scenario of tests/Interop/sipp against the server.</summary>
internal static class Sipp
{
    /// <summary>SIPp's exit code (0 = every call went as the scenario says) and its error log.</summary>
    public static Task<(int ExitCode, string Errors)> RunAsync(ServerProcess server, string scenario, params string[] arguments) =>
        RunAsync(server, scenario, CancellationToken.None, arguments);

    /// <summary>The same, killed when <paramref name="stop"/> says so.</summary>
    public static async Task<(int ExitCode, string Errors)> RunAsync(ServerProcess server, string scenario, CancellationToken stop,
        params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("sipp-").FullName;
        try
        {
            var start = new ProcessStartInfo("sipp",
            [
                $"127.0.0.1:{server.SipPort}", "-sf", Path.Combine(ServerProcess.RepositoryRoot, "tests", "Interop", "sipp", scenario),
                "-i", "127.0.0.1", "-ci", "127.0.0.1", "-p", $"{Ports.Free()}", "-mi", "127.0.0.1",
                "-mp", $"{Ports.FreeSippRtp()}", "-nostdin", "-trace_err", "-error_file", "errors.log",
                .. arguments,
            ])
            {
                WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
            };
            await File.WriteAllBytesAsync(Path.Combine(folder, "voice.ulaw"), QuietTone(), CancellationToken.None);
            Sounds.WriteKeyTwo(Path.Combine(folder, "key.ulaw"));
            using var sipp = Process.Start(start)!;
            await using var killed = stop.Register(sipp.Kill);
            var output = Task.WhenAll(sipp.StandardOutput.ReadToEndAsync(), sipp.StandardError.ReadToEndAsync());
            await sipp.WaitForExitAsync();
            var errors = Path.Combine(folder, "errors.log");
            return (sipp.ExitCode, string.Join('\n', await output) + (File.Exists(errors) ? await File.ReadAllTextAsync(errors) : ""));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // One second of a soft 500 Hz square wave in G.711 mu-law: what the scenarios stream as the caller's voice.
    private static byte[] QuietTone() => [.. Enumerable.Range(0, 8000).Select(n => (byte)(n / 8 % 2 == 0 ? 0xdf : 0x5f))];
}
