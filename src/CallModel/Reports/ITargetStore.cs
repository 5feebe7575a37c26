namespace CallCenter.CallModel.Reports;

/// <summary>The supervisors' targets. Implemented by Storage.</summary>
public interface ITargetStore
{
    /// <summary>By queue, figure and period.</summary>
    Task<IReadOnlyList<QueueTarget>> ListAsync(CancellationToken ct = default);

    /// <summary>These take the place of all there were.</summary>
    Task SetAsync(IReadOnlyList<QueueTarget> targets, CancellationToken ct = default);
}
