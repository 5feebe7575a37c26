using CallCenter.CallModel.Facts;

namespace CallCenter.CallModel.Reports;

/// <summary>Plays calls through the rules that match callers and agents, on a clock of its own. Implemented by Acd.</summary>
public interface IReplay
{
    /// <summary>What would have been written in the journal, in order.</summary>
    Task<IReadOnlyList<Fact>> RunAsync(ReplayFloor floor, CancellationToken ct = default);
}
