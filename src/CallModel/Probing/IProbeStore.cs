namespace CallCenter.CallModel.Probing;

public interface IProbeStore
{
    /// <summary>By name.</summary>
    Task<IReadOnlyList<Probe>> ListAsync(CancellationToken ct = default);

    /// <summary>New with version 1, or in the place of the one with its id. False when the name is another's, or when its version does not follow the one that is kept.</summary>
    Task<bool> PutAsync(Probe probe, CancellationToken ct = default);

    Task<bool> DeleteAsync(Guid id, CancellationToken ct = default);

    /// <summary>Keeps the newest runs of a probe and forgets the others.</summary>
    Task AddRunAsync(ProbeRun run, int keep, CancellationToken ct = default);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<ProbeRun>> RunsAsync(Guid probe, int limit, CancellationToken ct = default);
}
