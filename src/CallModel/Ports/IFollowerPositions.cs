namespace CallCenter.CallModel;

/// <summary>How far those who follow the journal to do something once have come. Implemented by Storage.</summary>
public interface IFollowerPositions
{
    /// <summary>The last sequence number that the follower has dealt with; 0 at first.</summary>
    Task<long> GetAsync(string follower, CancellationToken ct = default);

    Task SetAsync(string follower, long seq, CancellationToken ct = default);
}
