using System.Diagnostics;
using System.Globalization;

namespace CallCenter.Benchmarks.Load;

/// <param name="Ok">calls answered, acknowledged and ended as the scenario wants.</param>
internal sealed record SippFigures(int Ok, int Failed, int Retransmitted);

/// <summary>Callers by SIPp: INVITE, 200, ACK, a pause, BYE.</summary>
internal static class Sipp
{
    private static readonly string Scenario = Path.Combine("tests", "Interop", "sipp", "uac-call.xml");

    /// <param name="rtpPort">where all of these callers want their sound.</param>
    public static async Task<SippFigures> CallAsync(Server server, int rate, int calls, TimeSpan talk, int rtpPort)
    {
        var folder = Directory.CreateTempSubdirectory("sipp-").FullName;
        try
        {
            var scenario = Path.Combine(folder, "call.xml");
            var text = await File.ReadAllTextAsync(Scenario);
            await File.WriteAllTextAsync(scenario, text.Replace("[auto_media_port]", $"{rtpPort}", StringComparison.Ordinal));
            var stat = Path.Combine(folder, "stat.csv");
            var start = new ProcessStartInfo("sipp",
            [
                $"127.0.0.1:{server.SipPort}", "-sf", scenario, "-s", "1000", "-i", "127.0.0.1", "-r", $"{rate}", "-l", "10000", "-m", $"{calls}",
                "-d", $"{(int)talk.TotalMilliseconds}", "-trace_stat", "-stf", stat, "-fd", "1", "-nostdin", "-timeout", $"{(int)talk.TotalSeconds + 120}",
            ])
            { RedirectStandardOutput = true, RedirectStandardError = true };
            using var sipp = Process.Start(start)!;
            sipp.OutputDataReceived += (_, _) => { };
            sipp.ErrorDataReceived += (_, _) => { };
            sipp.BeginOutputReadLine();
            sipp.BeginErrorReadLine();
            await sipp.WaitForExitAsync();
            return Read(stat);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static SippFigures Read(string stat)
    {
        var lines = File.ReadAllLines(stat);
        var head = lines[0].Split(';');
        var last = lines[^1].Split(';');
        return new SippFigures(Of("SuccessfulCall(C)"), Of("FailedCall(C)"), Of("Retransmissions(C)"));

        int Of(string column) => int.Parse(last[Array.IndexOf(head, column)], CultureInfo.InvariantCulture);
    }
}
