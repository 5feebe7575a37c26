using System.Collections.Concurrent;
using CallCenter.CallModel;

namespace CallCenter.CallControl.Legs;

/// <summary>All legs that live now.</summary>
internal sealed class CallTable
{
    private readonly ConcurrentDictionary<LegId, CallLeg> _legs = new();
    private int _inbound;

    public int InboundCount => Volatile.Read(ref _inbound);

    public int Count => _legs.Count;

    public void Add(CallLeg leg)
    {
        _legs[leg.Id] = leg;
        if (leg.IsCaller)
        {
            Interlocked.Increment(ref _inbound);
        }
    }

    public void Remove(CallLeg leg)
    {
        if (_legs.TryRemove(leg.Id, out _) && leg.IsCaller)
        {
            Interlocked.Decrement(ref _inbound);
        }
    }

    public IReadOnlyCollection<CallLeg> All => [.. _legs.Values];
}
