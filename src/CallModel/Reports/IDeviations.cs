namespace CallCenter.CallModel.Reports;

/// <summary>The past held against the supervisors' targets. Implemented by Reports.</summary>
public interface IDeviations
{
    /// <summary>Missed targets, latest first, then by queue.</summary>
    Task<IReadOnlyList<Deviation>> FindAsync(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone, CancellationToken ct = default);
}
