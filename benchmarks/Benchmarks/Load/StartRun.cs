using System.Globalization;
using CallCenter.Benchmarks.Results;

namespace CallCenter.Benchmarks.Load;

/// <summary>How soon an empty server takes calls, and what it holds while nobody calls.</summary>
internal static class StartRun
{
    private const int Runs = 5;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    public static async Task RunAsync()
    {
        using var result = new ResultFile("start", "From nothing to ready");
        result.Text($"`./bench start`: the published server on an empty data folder, from the start of the process to the first \"ready\" of /health/ready "
            + $"(models are tried in a child process first); resident memory {Rest.TotalSeconds:0} s later. Median of {Runs} starts.");
        result.Head("with", "ready after s", "longest s", "memory at rest MB");
        await MeasureAsync(result, "hearing (whisper), as shipped");
        await MeasureAsync(result, "no recogniser", "Speech:Recognizer:en=none");
    }

    private static async Task MeasureAsync(ResultFile result, string with, params string[] settings)
    {
        var times = new List<double>();
        var memory = new List<int>();
        for (var run = 0; run < Runs; run++)
        {
            await using var server = await Server.StartAsync("prompt", settings);
            times.Add(server.ReadyAfter.TotalSeconds);
            if (run == 0)
            {
                await Task.Delay(Rest);
                memory.Add(server.MemoryMegabytes);
            }
        }

        times.Sort();
        result.Row(with, Seconds(times[Runs / 2]), Seconds(times[^1]), memory[0].ToString(CultureInfo.InvariantCulture));
    }

    private static string Seconds(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
