namespace CallCenter.CtiServer.Tests.Support;

/// <summary>A store that holds one queue and never changes.</summary>
internal sealed class OneQueue(QueueConfig queue) : IQueueStore
{
    public event Action<string>? Changed { add { } remove { } }

    public Task<IReadOnlyList<QueueConfig>> ListAsync(CancellationToken ct = default) => Task.FromResult<IReadOnlyList<QueueConfig>>([queue]);

    public Task<QueueConfig?> GetAsync(string name, CancellationToken ct = default) => Task.FromResult(name == queue.Name ? queue : null);

    public Task<bool> AddAsync(QueueConfig config, CancellationToken ct = default) => Task.FromResult(false);

    public Task<bool> UpdateAsync(QueueConfig config, CancellationToken ct = default) => Task.FromResult(false);

    public Task<bool> DeleteAsync(string name, CancellationToken ct = default) => Task.FromResult(false);
}
