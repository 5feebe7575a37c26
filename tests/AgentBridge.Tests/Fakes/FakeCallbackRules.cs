using System.Collections.Concurrent;

namespace CallCenter.AgentBridge.Tests.Fakes;

internal sealed class FakeCallbackRules : ICallbackRules
{
    private readonly ConcurrentDictionary<string, CallbackRules> _rules = new();

    public Task<IReadOnlyList<CallbackRules>> ListAsync(CancellationToken ct = default) => Task.FromResult<IReadOnlyList<CallbackRules>>([.. _rules.Values]);

    public Task<CallbackRules> GetAsync(string queue, CancellationToken ct = default) => Task.FromResult(_rules.GetValueOrDefault(queue, new CallbackRules(queue)));

    public Task<bool> PutAsync(CallbackRules rules, CancellationToken ct = default) => Task.FromResult(
        rules.Version == 1 ? _rules.TryAdd(rules.Queue, rules) : _rules.TryGetValue(rules.Queue, out var before) && before.Version == rules.Version - 1
            && _rules.TryUpdate(rules.Queue, rules, before));
}
