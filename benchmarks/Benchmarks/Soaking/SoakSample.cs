using System.Globalization;
using CallCenter.Benchmarks.Load;

namespace CallCenter.Benchmarks.Soaking;

/// <summary>What the server holds at one moment, by the system and by its own /metrics.</summary>
/// <param name="Values">in the order of <see cref="Names"/>.</param>
internal sealed record SoakSample(double[] Values)
{
    private static readonly string[] Live = ["calls", "legs", "sipTimers", "rtpPortPairs", "sipSessions"];

    public static readonly string[] Names = ["memory MB", "heap MB", "descriptors", "threads", "CPU s", .. Live];

    /// <summary>What should be zero when nobody calls; null when it is.</summary>
    public string? LeftOver
    {
        get
        {
            var first = Names.Length - Live.Length;
            var left = Live.Select((name, i) => (Name: name, Value: Values[first + i])).Where(l => l.Value > 0).ToList();
            return left.Count == 0 ? null : string.Join(", ", left.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Name} {l.Value:0}")));
        }
    }

    public static async Task<SoakSample> TakeAsync(Server server)
    {
        var metrics = (await server.Http.GetStringAsync("/metrics")).Split('\n');
        var proc = $"/proc/{server.ProcessId}";
        return new SoakSample(
        [
            server.MemoryMegabytes, Value(metrics, "dotnet_gc_heap") / (1 << 20), Directory.EnumerateFileSystemEntries(proc + "/fd").Count(),
            Directory.EnumerateDirectories(proc + "/task").Count(), server.Cpu.TotalSeconds, .. Live.Select(item => Value(metrics, "callcenter_live", $"item=\"{item}\"")),
        ]);
    }

    // A sample line of the Prometheus text format: name{labels} value [time]
    private static double Value(string[] metrics, string name, string label = "")
    {
        var line = metrics.FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal) && l.Contains(label, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"/metrics has no {name} {label}");
        var value = line[(line.Contains('}', StringComparison.Ordinal) ? line.LastIndexOf('}') + 1 : line.IndexOf(' ', StringComparison.Ordinal))..];
        return double.Parse(value.Trim().Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
