namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>What outlives a restart, in memory; or nothing at all, as with a database that is away.</summary>
internal sealed class FakePageSessions(bool away = false) : IPageSessionStore
{
    private readonly Dictionary<string, PageSession> _sessions = [];

    public IReadOnlyCollection<PageSession> All => _sessions.Values;

    public Task<IReadOnlyList<PageSession>> LoadAsync(CancellationToken ct = default) => Task.FromResult<IReadOnlyList<PageSession>>([.. _sessions.Values]);

    public Task SaveAsync(PageSession session, CancellationToken ct = default)
    {
        if (away)
        {
            return Task.FromException(new IOException("away"));
        }

        _sessions[session.Key] = session;
        return Task.CompletedTask;
    }

    public Task DeleteAsync(string key, CancellationToken ct = default)
    {
        _sessions.Remove(key);
        return Task.CompletedTask;
    }
}
