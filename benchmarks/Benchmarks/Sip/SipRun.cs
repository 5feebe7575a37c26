using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CallCenter.Benchmarks.Results;

namespace CallCenter.Benchmarks.Sip;

internal static class SipRun
{
    public static void Run()
    {
        var config = ManualConfig.CreateEmpty()
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(10))
            .WithArtifactsPath(Path.Combine("artifacts", "bench", "benchmarkdotnet"));
        using var result = new ResultFile("sip", "What one SIP message costs");
        var summary = BenchmarkRunner.Run<SipMessageBenchmarks>(config);
        result.Text("`./bench sip` (BenchmarkDotNet, in process): a message is copied out of the socket's buffer, cut into slices and checked; "
            + "an answer is written into a rented buffer.");
        result.Head("message", "median ns", "mean ns", "standard deviation ns", "bytes allocated");
        foreach (var report in summary.Reports)
        {
            var statistics = report.ResultStatistics ?? throw new InvalidOperationException("a benchmark gave no result");
            result.Row(report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''), Ns(statistics.Median), Ns(statistics.Mean), Ns(statistics.StandardDeviation),
                report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase)?.ToString(CultureInfo.InvariantCulture) ?? "?");
        }
    }

    private static string Ns(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
