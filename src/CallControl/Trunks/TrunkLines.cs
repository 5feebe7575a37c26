using System.Collections.Concurrent;

namespace CallCenter.CallControl.Trunks;

/// <summary>How many calls and legs each trunk carries now, in both directions.</summary>
internal sealed class TrunkLines
{
    private readonly ConcurrentDictionary<string, int> _busy = new();

    public int InUse(string trunk) => _busy.GetValueOrDefault(trunk);

    public bool IsFree(TrunkConfig trunk) => _busy.GetValueOrDefault(trunk.Name) < trunk.MaxCalls;

    /// <summary>False, and nothing is taken, when all lines of the trunk are busy.</summary>
    public bool TryTake(TrunkConfig trunk)
    {
        if (_busy.AddOrUpdate(trunk.Name, 1, (_, busy) => busy + 1) <= trunk.MaxCalls)
        {
            return true;
        }

        Release(trunk.Name);
        return false;
    }

    /// <summary>Takes a line for a call that was admitted already.</summary>
    public void Take(string trunk) => _busy.AddOrUpdate(trunk, 1, (_, busy) => busy + 1);

    public void Release(string trunk) => _busy.AddOrUpdate(trunk, 0, (_, busy) => busy - 1);
}
