using System.Diagnostics;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>Runs one SIPp scenario of tests/Interop/sipp against the server.</summary>
internal static class Sipp
{
    /// <summary>SIPp's exit code (0 = every call went as the scenario says) and its error log.</summary>
    public static async Task<(int ExitCode, string Errors)> RunAsync(ServerProcess server, string scenario, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("sipp-").FullName;
        try
        {
            var start = new ProcessStartInfo("sipp",
            [
                $"127.0.0.1:{server.SipPort}", "-sf", Path.Combine(ServerProcess.RepositoryRoot, "tests", "Interop", "sipp", scenario),
                "-i", "127.0.0.1", "-ci", "127.0.0.1", "-p", $"{ServerProcess.FreePort()}", "-mi", "127.0.0.1",
                "-mp", $"{7000 + (Random.Shared.Next(0, 200) * 10)}", "-nostdin", "-trace_err", "-error_file", "errors.log",
                .. arguments,
            ])
            {
                WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
            };
            using var sipp = Process.Start(start)!;
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
}
