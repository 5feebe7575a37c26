using System.Collections.Concurrent;

namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>A store of trunks, all of which are in use, and "fixed" of the configuration besides.</summary>
internal sealed class FakeTrunks : ITrunkStore, ITrunks
{
    private static readonly TrunkSettings Fixed = new("fixed") { Addresses = ["192.0.2.1"], User = "acc", Password = "geheim" };

    private readonly ConcurrentDictionary<string, TrunkSettings> _stored = new();

    public event Action<string>? Changed;

    public IReadOnlyList<string> Transports => ["udp", "tcp"];

    public IReadOnlyList<TrunkSettings> All => [Fixed, .. _stored.Values];

    public TrunkState? State(string name) => All.Any(t => t.Name == name)
        ? new TrunkState(name, TrunkRegistrationState.Registered, 200, true) { LastErrors = [new TrunkError(DateTimeOffset.UnixEpoch, TrunkErrorKind.Call, 503)] }
        : null;

    public Task<IReadOnlyList<TrunkSettings>> ListAsync(CancellationToken ct = default) => Task.FromResult<IReadOnlyList<TrunkSettings>>([.. _stored.Values]);

    public Task<TrunkSettings?> GetAsync(string name, CancellationToken ct = default) => Task.FromResult(_stored.GetValueOrDefault(name));

    public Task<bool> AddAsync(TrunkSettings trunk, CancellationToken ct = default) => Task.FromResult(Tell(trunk.Name, _stored.TryAdd(trunk.Name, trunk with { Version = 1 })));

    public Task<bool> UpdateAsync(TrunkSettings trunk, CancellationToken ct = default)
    {
        var fits = _stored.TryGetValue(trunk.Name, out var before) && before.Version == trunk.Version;
        if (fits)
        {
            _stored[trunk.Name] = trunk with { Version = trunk.Version + 1 };
        }

        return Task.FromResult(Tell(trunk.Name, fits));
    }

    public Task<bool> DeleteAsync(string name, CancellationToken ct = default) => Task.FromResult(Tell(name, _stored.TryRemove(name, out _)));

    private bool Tell(string name, bool done)
    {
        if (done)
        {
            Changed?.Invoke(name);
        }

        return done;
    }
}
