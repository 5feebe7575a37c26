namespace CallCenter.MediaStack.Pipeline;

/// <summary>What is alive in the media engine now; all but <see cref="PortPairsFree"/> return to zero when the calls are over.</summary>
public readonly record struct MediaCounts(int Legs, int PortPairsInUse, int PortPairsDraining, int PortPairsFree, int Recordings);
