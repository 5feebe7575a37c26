namespace CallCenter.Reports.Tables;

/// <summary>Which figures a report shows.</summary>
internal static class FigureSets
{
    /// <param name="all">the whole range: some columns depend on what happened.</param>
    public static IReadOnlyList<Figure> Of(ReportName name, RowContent all) => name switch
    {
        ReportName.Inbound => QueueFigureSets.Inbound,
        ReportName.Waiting => QueueFigureSets.Waiting,
        ReportName.Lost => QueueFigureSets.Lost,
        ReportName.Talk => AgentFigureSets.Talk,
        ReportName.Load => AgentFigureSets.Load,
        ReportName.Transfers => AgentFigureSets.Transfers,
        ReportName.Agents => AgentFigureSets.Agents,
        ReportName.NotReady => AgentFigureSets.NotReady(all),
        ReportName.Axes => AgentFigureSets.Axes,
        ReportName.Estimates => EstimateFigureSet.All,
        ReportName.SelfService => MachineFigureSets.SelfService,
        ReportName.Recognition => MachineFigureSets.Recognition,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };
}
