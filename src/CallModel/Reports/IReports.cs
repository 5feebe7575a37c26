using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Reports;

/// <summary>Figures of the past, folded from the journal. Implemented by Reports.</summary>
public interface IReports
{
    Task<ReportTable> RunAsync(ReportQuery query, CancellationToken ct = default);

    /// <summary>The calls behind one figure, oldest first; empty for a figure that has none.</summary>
    Task<IReadOnlyList<CallId>> CallsAsync(ReportQuery query, string column, CancellationToken ct = default);
}
