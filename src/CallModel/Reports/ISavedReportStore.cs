namespace CallCenter.CallModel.Reports;

/// <summary>Saved reports. Implemented by Storage.</summary>
public interface ISavedReportStore
{
    /// <summary>By name.</summary>
    Task<IReadOnlyList<SavedReport>> ListAsync(CancellationToken ct = default);

    Task AddAsync(SavedReport report, CancellationToken ct = default);

    /// <summary>False when there is none.</summary>
    Task<bool> DeleteAsync(Guid id, CancellationToken ct = default);
}
