using CallCenter.CallModel.Faults;

namespace CallCenter.CallModel.Probing;

/// <summary>Callers by script, at their times. Implemented by CtiServer.</summary>
public interface IProbes
{
    /// <summary>By name.</summary>
    Task<IReadOnlyList<ProbeState>> ListAsync(CancellationToken ct = default);

    /// <summary>A probe without an id is new. No probe and no faults: there is none with this id.</summary>
    /// <param name="seen">the version that was read: refused as <see cref="FaultCode.Changed"/> when it is another one now; null = whatever is kept.</param>
    Task<(Probe? Probe, IReadOnlyList<FieldFault> Faults)> PutAsync(Probe probe, int? seen = null, CancellationToken ct = default);

    Task<bool> DeleteAsync(Guid id, CancellationToken ct = default);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<ProbeRun>> RunsAsync(Guid id, int limit, CancellationToken ct = default);

    /// <summary>It calls as soon as no other does. False: there is none with this id.</summary>
    Task<bool> CallNowAsync(Guid id, CancellationToken ct = default);
}
