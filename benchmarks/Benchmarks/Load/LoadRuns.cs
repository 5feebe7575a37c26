using System.Diagnostics;
using System.Globalization;
using CallCenter.Benchmarks.Results;

namespace CallCenter.Benchmarks.Load;

/// <summary>What calls and prompts cost the server: its own processor time, whatever the load makers take.</summary>
internal static class LoadRuns
{
    private const int SinkPort = 40000;
    private const int RampRate = 50;
    private static readonly int[] Rates = [50, 100, 200];
    private static readonly int[] Listeners = [100, 400];
    private static readonly TimeSpan RateTime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(15);

    private static readonly string[] Plain = ["Speech:Recognizer:en=none", "Recording:Enabled=false"];
    private static readonly string[] Everything = ["Speech:Recognizer:en=whisper", "Recording:Enabled=true"];

    public static async Task CallsAsync()
    {
        using var result = new ResultFile("calls", "What a call costs");
        result.Text("`./bench calls`: SIPp calls, the server answers, begins a prompt, and the caller hangs up as soon as it is answered. The server's own "
            + "processor time (user and system), with everything that it writes into its database for a call. The first row of each part also warms up.");
        result.Head("with", "calls/s", "calls", "failed", "SIP retransmissions", "CPU seconds per 1,000 calls", "memory MB");
        foreach (var (with, settings) in new[] { ("no recogniser, no recording", Plain), ("whisper loaded, recording", Everything) })
        {
            await using var server = await Server.StartAsync("prompt", settings);
            foreach (var rate in Rates)
            {
                var before = server.Cpu;
                var calls = await Sipp.CallAsync(server, rate, rate * (int)RateTime.TotalSeconds, TimeSpan.Zero, SinkPort);
                await Task.Delay(Settle);
                result.Row(with, N(rate), N(calls.Ok), N(calls.Failed), N(calls.Retransmitted), F((server.Cpu - before).TotalSeconds * 1000 / Math.Max(1, calls.Ok)),
                    N(server.MemoryMegabytes));
            }
        }
    }

    public static async Task PromptsAsync()
    {
        using var result = new ResultFile("prompt", "What a prompt costs, and how evenly it is sent");
        result.Text("`./bench prompt`: SIPp callers hear a prompt of 9 seconds again and again as G.711 at 20 ms, and send no sound themselves. "
            + $"Packets are timed by the kernel as they arrive, over {Window.TotalSeconds:0} s; CPU: 100 % = one core.");
        result.Head("with", "callers", "CPU % per 100 callers", "streams", "packets/s a stream", "lost", "gap p50 ms", "p99", "p99.9", "longest",
            "longest: the median stream", "gaps over 40 ms", "memory MB");
        foreach (var (with, settings) in new[] { ("no recogniser, no recording", Plain), ("whisper loaded, recording", Everything) })
        {
            await using var server = await Server.StartAsync("prompt", settings);
            foreach (var callers in Listeners)
            {
                await PromptAsync(result, server, with, callers);
            }
        }
    }

    private static async Task PromptAsync(ResultFile result, Server server, string with, int callers)
    {
        using var receiver = new RtpReceiver();
        var ramp = TimeSpan.FromSeconds((double)callers / RampRate);
        var calls = Sipp.CallAsync(server, RampRate, callers, ramp + Settle + Settle + Window, receiver.Port);
        await Task.Delay(ramp + Settle);
        receiver.Begin();
        var (cpu, clock) = (server.Cpu, Stopwatch.StartNew());
        await Task.Delay(Window);
        var (used, seconds) = (server.Cpu - cpu, clock.Elapsed.TotalSeconds);
        var streams = receiver.End();
        var memory = server.MemoryMegabytes;
        var outcome = await calls;
        if (outcome.Failed > 0)
        {
            Console.Error.WriteLine($"{outcome.Failed} calls failed");
        }

        float[] gaps = [.. streams.SelectMany(s => s.Gaps).Order()];
        float[] longest = [.. streams.Select(s => s.Gaps.DefaultIfEmpty().Max()).Order()];
        result.Row(with, N(callers), F(100 * used.TotalSeconds / seconds * 100 / callers), N(streams.Count), F(gaps.Length / seconds / Math.Max(1, streams.Count)),
            N(streams.Sum(s => s.Lost)), At(gaps, 0.5), At(gaps, 0.99), At(gaps, 0.999), At(gaps, 1), At(longest, 0.5), N(gaps.Count(g => g > 40)), N(memory));
    }

    private static string At(float[] sorted, double share) => sorted.Length == 0 ? "-" : F(sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))]);

    private static string N(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string F(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
