using System.Diagnostics;
using System.Globalization;
using CallCenter.Benchmarks.Results;

namespace CallCenter.Benchmarks.Fuzzing;

/// <summary>Millions of inputs into every reader of strangers' bytes. The same seed makes the same inputs; what does harm is kept in artifacts/fuzz.</summary>
internal static class FuzzRun
{
    private static readonly string Kept = Path.Combine("artifacts", "fuzz");

    /// <returns>false when something was harmed.</returns>
    public static async Task<bool> RunAsync(int inputs, int seed)
    {
        using var result = new ResultFile("fuzz", "Damaged messages");
        result.Text($"`./bench fuzz {inputs.ToString(CultureInfo.InvariantCulture)} {seed}`: sentences of each protocol's grammar with rules broken by chance, many of them "
            + "damaged byte by byte as well, into the server's own readers while a call goes on; the last part by wire into a running server with calls in progress. "
            + "Memory is what the process holds after a full collection, before and after its part.");
        result.Head("what", "inputs", "seconds", "inputs/s", "memory before MB", "after MB", "harm");
        var (total, unharmed) = (0, true);
        Func<IFuzzTarget>[] targets =
        [
            () => new SipTarget(), () => new StreamTarget(), () => new SdpTarget(), () => new StunTarget(), () => new DtlsTarget(), () => new RtpTarget(), () => new RtcpTarget(),
            () => new SrtpTarget(), () => new WebSocketTarget(),
        ];
        foreach (var open in targets)
        {
            using var target = open();
            var count = (int)Math.Ceiling(inputs * target.Share);
            unharmed &= Run(result, target, count, seed);
            total += count;
        }

        var wire = await WireFuzz.RunAsync(result, inputs - total, seed);
        result.Text($"{(total + wire.Inputs).ToString("N0", CultureInfo.InvariantCulture)} inputs in all, {(unharmed && wire.Unharmed ? "no harm" : "HARM, see above")}.");
        return unharmed && wire.Unharmed;
    }

    public static void Row(ResultFile result, string what, int count, TimeSpan time, double before, double after, string? harm) => result.Row(what,
        count.ToString("N0", CultureInfo.InvariantCulture), time.TotalSeconds.ToString("N0", CultureInfo.InvariantCulture),
        (count / time.TotalSeconds).ToString("N0", CultureInfo.InvariantCulture), before.ToString("0.0", CultureInfo.InvariantCulture),
        after.ToString("0.0", CultureInfo.InvariantCulture), harm ?? "none");

    private static bool Run(ResultFile result, IFuzzTarget target, int count, int seed)
    {
        var random = new Random(seed);
        Console.Error.WriteLine($"{target.Name}: {count} inputs");
        var before = Memory();
        var clock = Stopwatch.StartNew();
        string? harm = null;
        var fed = 0;
        for (; fed < count && harm is null; fed++)
        {
            try
            {
                target.Feed(random);
            }
            catch (Exception e)
            {
                harm = $"input {fed}: {e.GetType().Name}";
                Keep(target, fed, e);
            }
        }

        var time = clock.Elapsed;
        var after = Memory();
        harm ??= target.Harm();
        Row(result, target.Name, fed, time, before, after, harm);
        return harm is null;
    }

    private static void Keep(IFuzzTarget target, int number, Exception e)
    {
        Directory.CreateDirectory(Kept);
        var path = Path.Combine(Kept, $"{target.GetType().Name}-{number}");
        File.WriteAllBytes(path + ".bin", target.Last);
        File.WriteAllText(path + ".txt", e.ToString());
        Console.Error.WriteLine($"{path}.bin: {e}");
    }

    private static double Memory() => GC.GetTotalMemory(forceFullCollection: true) / (1024.0 * 1024);
}
