namespace CallCenter.CallModel.Reports;

/// <summary>Reports that go out by e-mail. Implemented by Storage.</summary>
public interface IReportMailingStore
{
    /// <summary>Oldest first.</summary>
    Task<IReadOnlyList<ReportMailing>> ListAsync(CancellationToken ct = default);

    /// <summary>New with version 1. False when its report is gone, or when its version does not follow the one that is kept.</summary>
    Task<bool> PutAsync(ReportMailing mailing, CancellationToken ct = default);

    /// <summary>One of its times has been seen to.</summary>
    /// <param name="error">why no file could be made; null = it was made.</param>
    Task DoneAsync(Guid id, DateTimeOffset until, string? error, CancellationToken ct = default);

    Task<bool> DeleteAsync(Guid id, CancellationToken ct = default);
}
