using CallCenter.Reports.Tables;

namespace CallCenter.Reports.Targets;

/// <summary>How a figure with a target is measured.</summary>
/// <param name="Value">the figure of some rows' content.</param>
/// <param name="Calls">how many calls it is computed of.</param>
/// <param name="Sign">+1: more is worse; −1: less is worse.</param>
internal sealed record TargetMeasure(Func<RowContent, double?> Value, Func<RowContent, int> Calls, int Sign)
{
    public static TargetMeasure Of(TargetFigure figure) => figure switch
    {
        TargetFigure.ServiceLevel => new(Figure(ReportName.Inbound, "serviceLevel"), c => c.Levels().Sum(l => l.Judged), -1),
        TargetFigure.AbandonRate => new(Figure(ReportName.Inbound, "abandonRate"), c => c.Stays.Count, 1),
        TargetFigure.AverageWait => new(Figure(ReportName.Waiting, "averageWait"), c => c.Stays.Count(s => s.Answered), 1),
        TargetFigure.AverageHandle => new(Figure(ReportName.Talk, "averageHandle"), c => c.Handlings.Count(h => h.Ended), 1),
        _ => throw new ArgumentOutOfRangeException(nameof(figure)),
    };

    /// <summary>How much worse than the target, in the figure's unit; 0 or less = met.</summary>
    public double Excess(double actual, double target) => Sign * (actual - target);

    private static Func<RowContent, double?> Figure(ReportName report, string key) =>
        content => FigureSets.Of(report, content).First(f => f.Key == key).Value(content);
}
