using CallCenter.CtiServer.Calls;
using CallCenter.CtiServer.Options;

namespace CallCenter.CtiServer.Tests.Support;

/// <summary>Whom others may pass callers on to: one queue, and numbers.</summary>
internal static class Targets
{
    public static PassTargets Of(string queue) =>
        new(new NumberRouter(new FlowSettings("flows", "default", new Dictionary<string, string>()), new NumberingPlan()), new OneQueue(queue));

    private sealed class OneQueue(string queue) : IQueueStore
    {
        public event Action<string>? Changed { add { } remove { } }

        public Task<IReadOnlyList<QueueConfig>> ListAsync(CancellationToken ct = default) => Task.FromResult<IReadOnlyList<QueueConfig>>([new QueueConfig(queue)]);

        public Task<QueueConfig?> GetAsync(string name, CancellationToken ct = default) => Task.FromResult(name == queue ? new QueueConfig(name) : null);

        public Task<bool> AddAsync(QueueConfig config, CancellationToken ct = default) => Task.FromResult(false);

        public Task UpdateAsync(QueueConfig config, CancellationToken ct = default) => Task.CompletedTask;

        public Task<bool> DeleteAsync(string name, CancellationToken ct = default) => Task.FromResult(false);
    }
}
