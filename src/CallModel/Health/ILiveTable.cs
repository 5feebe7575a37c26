namespace CallCenter.CallModel.Health;

/// <summary>Numbers of things alive inside a part ("calls", "legs", "rtpPorts", "timers"): after the last call all must be back at rest.</summary>
public interface ILiveTable
{
    IReadOnlyDictionary<string, long> Count();
}
