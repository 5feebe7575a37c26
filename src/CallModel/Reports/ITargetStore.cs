namespace CallCenter.CallModel.Reports;

/// <summary>The supervisors' targets. Implemented by Storage.</summary>
public interface ITargetStore
{
    /// <summary>By queue, figure and period.</summary>
    Task<IReadOnlyList<QueueTarget>> ListAsync(CancellationToken ct = default);

    /// <summary>These take the place of all there were. False: those that are kept are not those that somebody has read.</summary>
    /// <param name="when">asked of what is kept at that moment, with nobody in between; null = whatever is kept.</param>
    Task<bool> SetAsync(IReadOnlyList<QueueTarget> targets, Func<IReadOnlyList<QueueTarget>, bool>? when = null, CancellationToken ct = default);
}
