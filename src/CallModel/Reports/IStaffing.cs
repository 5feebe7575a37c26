namespace CallCenter.CallModel.Reports;

/// <summary>How many agents are needed now. Implemented by Reports.</summary>
public interface IStaffing
{
    /// <summary>Of every queue, by name.</summary>
    Task<IReadOnlyList<QueueStaffing>> NowAsync(CancellationToken ct = default);
}
