using System.Collections.Concurrent;
using CallCenter.CallModel;

namespace CallCenter.CallControl.Calls;

/// <summary>All calls whose last fact is not written yet.</summary>
internal sealed class CallTable
{
    private readonly ConcurrentDictionary<CallId, Call> _calls = new();

    public int Count => _calls.Count;

    public IReadOnlyCollection<Call> All => [.. _calls.Values];

    public void Add(Call call) => _calls[call.Id] = call;

    public void Remove(Call call) => _calls.TryRemove(call.Id, out _);
}
