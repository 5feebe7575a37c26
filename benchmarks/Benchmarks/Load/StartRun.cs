using System.Globalization;
using CallCenter.Benchmarks.Results;
using CallCenter.Testing;

namespace CallCenter.Benchmarks.Load;

/// <summary>How soon a server without customers is ready, and what it holds while nothing happens.</summary>
internal static class StartRun
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    public static async Task RunAsync()
    {
        using var result = new ResultFile("start", "Start and rest");
        result.Text("`./bench start`: the published server, whisper for English, no articles. Time from the start of the process until `/health/ready` says 200; "
            + $"resident memory (VmRSS) then and {Rest.TotalSeconds:0} s later. The first start tries each model in a child process, the second one knows that they work.");
        result.Head("start", "ready after s", "MB when ready", "MB at rest");
        using var data = new TemporaryFolder();
        foreach (var start in new[] { "first, empty data folder", "second, same folder", "third, same folder" })
        {
            await using var server = await Server.StartAsync("prompt", "Speech:Recognizer:en=whisper", $"DataDirectory={data.Path}");
            var ready = server.MemoryMegabytes;
            await Task.Delay(Rest);
            result.Row(start, server.ReadyAfter.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture), N(ready), N(server.MemoryMegabytes));
        }
    }

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
