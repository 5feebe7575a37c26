using CallCenter.Reports.Stories;

namespace CallCenter.Reports.Tables;

/// <summary>Waiting times that were foreseen and told, held against what came true; only where an agent took the call in the end.</summary>
internal static class EstimateFigureSet
{
    private static readonly Figure Told = Figure.CountOf("waitsTold", s => s.Announcements.Where(a => a.Told is not null), a => a.Call);
    private static readonly Figure Judged = Figure.CountOf("waitsJudged", ToldAndTrue, a => a.Call);

    public static IReadOnlyList<Figure> All { get; } =
    [
        Told, Judged, Figure.Share("coverage", s => ToldAndTrue(s).Count(a => a.CameTrue <= a.Told), Judged.Value),
        Mean("averageToldWait", s => ToldAndTrue(s).Select(a => (double)a.Told!.Value)),
        Mean("averageTrueWait", s => ToldAndTrue(s).Select(a => a.CameTrue!.Value)),
        Figure.CountOf("forecastsJudged", Foreseen, a => a.Call),
        Mean("forecastBias", s => Foreseen(s).Select(a => a.Expected!.Value - a.CameTrue!.Value)),
        Mean("forecastError", s => Foreseen(s).Select(a => Math.Abs(a.Expected!.Value - a.CameTrue!.Value))),
    ];

    private static IEnumerable<ToldWait> ToldAndTrue(RowContent slice) => slice.Announcements.Where(a => a is { Told: not null, CameTrue: not null });

    private static IEnumerable<ToldWait> Foreseen(RowContent slice) => slice.Announcements.Where(a => a is { Expected: not null, CameTrue: not null });

    private static Figure Mean(string key, Func<RowContent, IEnumerable<double>> seconds) => new(key, ReportUnit.Seconds, slice =>
        seconds(slice).ToList() is { Count: > 0 } all ? Math.Round(all.Average(), 1) : null);
}
