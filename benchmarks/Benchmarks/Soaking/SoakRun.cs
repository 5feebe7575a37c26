using System.Globalization;
using CallCenter.Benchmarks.Load;
using CallCenter.Benchmarks.Results;

namespace CallCenter.Benchmarks.Soaking;

/// <summary>Calls for an hour, always as many at once: what the server holds may rise while it warms up, and not afterwards.</summary>
internal static class SoakRun
{
    private const int SinkPort = 40000;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Talk = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(40);

    /// <returns>false when a call failed or something was left over at the end.</returns>
    public static async Task<bool> RunAsync(int minutes, int calls)
    {
        using var result = new ResultFile("soak", "Calls for hours");
        var rate = Math.Max(1, (int)(calls / Talk.TotalSeconds));
        result.Text($"`./bench soak {minutes} {calls}`: {rate} new calls a second by SIPp, each hears a prompt for {Talk.TotalSeconds:0} s and is recorded; whisper is loaded. "
            + $"A sample each minute, the last one {Rest.TotalSeconds:0} s after the last call. Recordings older than a minute are deleted by the run.");
        result.Head(["minute", "calls ended", "failed", .. SoakSample.Names]);
        await using var server = await Server.StartAsync("prompt", "Recording:Enabled=true", "Log:Format=text");
        var samples = new List<SoakSample> { await SoakSample.TakeAsync(server) };
        Row(result, 0, [], samples[0]);
        var runs = new List<Task<SippFigures>>();
        for (var minute = 1; minute <= minutes; minute++)
        {
            runs.Add(Sipp.CallAsync(server, rate, rate * (int)Minute.TotalSeconds, Talk, SinkPort));
            await Task.Delay(Minute);
            samples.Add(await SoakSample.TakeAsync(server));
            Row(result, minute, runs, samples[^1]);
            server.DeleteRecordings(olderThan: Minute);
        }

        var figures = await Task.WhenAll(runs);
        await Task.Delay(Rest);
        samples.Add(await SoakSample.TakeAsync(server));
        Row(result, minutes + 1, runs, samples[^1]);
        LinePlot.Write(Path.Combine("benchmarks", "results", "soak.svg"), $"{calls} calls at once, {minutes} minutes", SoakSample.Names,
            [.. samples.Select(s => s.Values)]);
        result.Text("![The same as lines](soak.svg)");
        var left = samples[^1].LeftOver;
        var failed = figures.Sum(f => f.Failed);
        result.Text(failed == 0 && left is null ? "No call failed; nothing was left over." : $"{failed} calls failed; left over: {left ?? "nothing"}.");
        return failed == 0 && left is null;
    }

    private static void Row(ResultFile result, int minute, List<Task<SippFigures>> runs, SoakSample sample)
    {
        var ended = runs.Where(r => r.IsCompletedSuccessfully).Select(r => r.Result).ToList();
        string[] cells = [N(minute), N(ended.Sum(r => r.Ok)), N(ended.Sum(r => r.Failed)), .. sample.Values.Select(v => v.ToString("N0", CultureInfo.InvariantCulture))];
        result.Row(cells);
        Console.Error.WriteLine(string.Join(" | ", cells));
    }

    private static string N(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
