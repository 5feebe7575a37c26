using System.Collections.Concurrent;

namespace CallCenter.CallControl.Legs;

/// <summary>All legs that live now.</summary>
internal sealed class LegTable
{
    private readonly ConcurrentDictionary<LegId, CallLeg> _legs = new();

    public int Count => _legs.Count;

    public IReadOnlyCollection<CallLeg> All => [.. _legs.Values];

    public void Add(CallLeg leg) => _legs[leg.Id] = leg;

    public void Remove(CallLeg leg) => _legs.TryRemove(leg.Id, out _);

    /// <summary>Null for a leg that has ended.</summary>
    public CallLeg? Find(LegId leg) => _legs.GetValueOrDefault(leg);
}
