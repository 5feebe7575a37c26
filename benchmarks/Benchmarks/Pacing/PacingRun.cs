using System.Globalization;
using CallCenter.Benchmarks.Results;
using CallCenter.CallModel.Dialing;
using CallCenter.Dialer.Pacing;
using CallCenter.PacingSimulator;

namespace CallCenter.Benchmarks.Pacing;

/// <summary>How busy predictive dialing keeps agents while it stays within the limit, beside other rules on the same days.</summary>
internal static class PacingRun
{
    private const int Days = 4;
    private static readonly int[] Sizes = [5, 10, 25, 50, 100];
    private static readonly double[] Rates = [0.15, 0.30, 0.50];
    private static readonly double[] Ratios = [1.5, 2, 2.5, 3, 3.5, 4, 5, 6];

    public static void Run()
    {
        using var result = new ResultFile("pacing", "How busy the dialer keeps its agents");
        result.Text($"`./bench pacing`: simulated days of eight hours, {Days} seeds each, from a cold start (the first quarter of an hour counts for the abandonment and not "
            + "for the occupancy). Talks are log-normal, wrap-up 25 s, 12.7 s from the dial to the answer; numbers that nobody answers ring for 22 s. "
            + "Abandoned = no agent within 2 s. Cells: occupancy, in brackets the abandonment in percent of live answers.");
        foreach (var talk in (double[])[180, 60])
        {
            result.Text($"Predictive, talks of {talk} s, by the share of numbers that a person answers; the bar in italics:");
            result.Head(["agents", .. Rates.SelectMany(p => (string[])[$"{p:0.00}", "bar"])]);
            foreach (var row in Sizes.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(n => Quality(n, talk)).ToList())
            {
                result.Row(row);
            }
        }

        result.Text("Against other rules, talks of 180 s, 0.30 answered. The ratio is the best of those that stay within 3 %, found afterwards; the level rule is "
            + "a reduced form of what widespread open dialers do, at most three lines an agent:");
        result.Head("agents", "progressive", "best fixed ratio", "level rule", "predictive", "optimum of a simpler model");
        foreach (var row in Sizes.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(Comparison).ToList())
        {
            result.Row(row);
        }
    }

    private static string[] Quality(int agents, double talk) =>
        [$"{agents}", .. Rates.SelectMany(p => (string[])[Cell(Average(new Scenario(agents, talk, p), Predictive)), $"*{Bars.Occupancy(agents, talk, p)}*"])];

    private static string[] Comparison(int agents)
    {
        var scenario = new Scenario(agents);
        var ratio = Ratios.Select(r => (Ratio: r, Day: Average(scenario, () => new PacedController(new PacingOptions(PacingMode.Power, Ratio: r)))))
            .TakeWhile(r => r.Day.Abandonment <= 0.03).LastOrDefault();
        return
        [
            $"{agents}", Cell(Average(scenario, () => new PacedController(new PacingOptions(PacingMode.Progressive)))),
            ratio.Ratio > 0 ? $"{Cell(ratio.Day)} ×{ratio.Ratio.ToString(CultureInfo.InvariantCulture)}" : "–",
            Cell(Average(scenario, () => new LevelController())), Cell(Average(scenario, Predictive)), Bars.Optimum(agents).ToString("0.000", CultureInfo.InvariantCulture),
        ];
    }

    private static PacedController Predictive() => new(new PacingOptions(Window: TimeSpan.FromHours(8.25)));

    private static (double Occupancy, double Abandonment) Average(Scenario scenario, Func<IController> controller)
    {
        var days = Enumerable.Range(1, Days).Select(seed => Simulation.Run(scenario, controller(), seed)).ToList();
        return (days.Average(d => d.Occupancy), (double)days.Sum(d => d.Abandoned) / days.Sum(d => d.Answers));
    }

    private static string Cell((double Occupancy, double Abandonment) day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Occupancy:0.000} ({day.Abandonment * 100:0.0})");
}
