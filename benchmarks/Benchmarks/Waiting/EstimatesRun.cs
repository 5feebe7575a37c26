using System.Globalization;
using CallCenter.Acd.Tests.Estimates;
using CallCenter.Benchmarks.Results;

namespace CallCenter.Benchmarks.Waiting;

/// <summary>How good waiting times are that are foreseen at entry, on simulated days.</summary>
internal static class EstimatesRun
{
    private const int Days = 10;
    private const int Judged = 100;

    private static readonly (int Agents, double Load, double Swing, double Hours)[] Scenarios =
        [(10, 1.0, 0.4, 4), (20, 1.2, 0, 4), (50, 1.0, 0.4, 4), (50, 1.0, 0.4, 1), (50, 0.95, 0, 4), (100, 1.2, 0, 4), (200, 1.0, 0.4, 4)];

    public static void Run()
    {
        using var result = new ResultFile("estimates", "How good foreseen waiting times are");
        result.Text($"`./bench estimates`: {Days} simulated days of 24 hours for each row (the first hour is not judged). Arrivals by a Poisson process whose rate swings, "
            + "log-normal handling of 240 s (deviation 0.9 of the mean), exponential patience of 600 s. Foreseen at entry by the server's own estimates; judged for those who were served. "
            + "RMSE and bias as shares of the mean wait; within P80: callers who did not wait longer than the bound (80 % is wanted). "
            + $"Least RMSE: of the best forecast that there can be, by one who knows the true rates, the line and since when each agent is busy (each {Judged}th caller's future "
            + "played 200 times); what is left of it is chance.");
        result.Head("agents", "load", "swing", "waits", "mean wait s", "bias", "RMSE", "least RMSE", "within P80", "worst day");
        foreach (var row in Scenarios.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(Row).ToList())
        {
            result.Row(row);
        }
    }

    private static string[] Row((int Agents, double Load, double Swing, double Hours) s)
    {
        var days = Enumerable.Range(1, Days).Select(seed => WaitDay.Simulate(new Random(seed), s.Agents, s.Load, s.Swing, s.Hours, Judged)).ToList();
        double Over(Func<WaitDay, double> value) => days.Sum(d => value(d) * d.Waits) / days.Sum(d => d.Waits);
        return
        [
            $"{s.Agents}", Text($"{s.Load:0.00}"), s.Swing == 0 ? "none" : Text($"±{s.Swing:P0} in {s.Hours} h"), $"{days.Sum(d => d.Waits)}",
            Text($"{Over(d => d.MeanWait):0}"), Text($"{Over(d => d.Bias):P1}"), Text($"{Over(d => d.Rmse):P1}"), Text($"{Over(d => d.Floor):P1}"), Text($"{Over(d => d.Covered):P1}"),
            Text($"{days.Min(d => d.Covered):P1}"),
        ];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
