using System.Collections.Concurrent;

namespace CallCenter.CallControl.Trunks;

/// <summary>The tallies of all trunks by name, from the server's start on.</summary>
internal sealed class TrunkTallies(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, TrunkTally> _tallies = new();

    public TrunkTally Of(string trunk) => _tallies.GetOrAdd(trunk, _ => new TrunkTally(time));
}
