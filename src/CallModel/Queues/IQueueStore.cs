namespace CallCenter.CallModel.Queues;

public interface IQueueStore
{
    Task<IReadOnlyList<QueueConfig>> ListAsync(CancellationToken ct = default);

    Task<QueueConfig?> GetAsync(string name, CancellationToken ct = default);

    /// <summary>False when the queue exists already.</summary>
    Task<bool> AddAsync(QueueConfig queue, CancellationToken ct = default);

    /// <summary>Stores the next version: one more than the stored one. False when that does not hold any more, or there is no such queue.</summary>
    Task<bool> UpdateAsync(QueueConfig queue, CancellationToken ct = default);

    /// <summary>False when there is no such queue. Callers who wait in it are given back to their flows.</summary>
    Task<bool> DeleteAsync(string name, CancellationToken ct = default);

    /// <summary>Raised after any change, of another node's too, with the queue's name; an empty one: any queue may have changed.</summary>
    event Action<string>? Changed;
}
