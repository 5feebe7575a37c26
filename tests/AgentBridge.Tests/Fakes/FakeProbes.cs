using CallCenter.CallModel.Probing;

namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>Probes in memory; each has called once and failed.</summary>
internal sealed class FakeProbes : IProbes
{
    public List<Probe> Probes { get; } = [];

    public List<Guid> Called { get; } = [];

    public Task<IReadOnlyList<ProbeState>> ListAsync(CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<ProbeState>>([.. Probes.Select(probe => new ProbeState(probe, Run(probe.Id), Called.Contains(probe.Id)))]);

    public Task<(Probe? Probe, IReadOnlyList<FieldFault> Faults)> PutAsync(Probe probe, int? seen = null, CancellationToken ct = default)
    {
        if (!probe.Script.Contains("steps", StringComparison.Ordinal))
        {
            var fault = new FieldFault("script", FaultCode.BadLine, "line 1: no steps") { Args = FieldFault.Of(("line", 1), ("why", "no steps")) };
            return Task.FromResult<(Probe?, IReadOnlyList<FieldFault>)>((null, [fault]));
        }

        var before = Probes.Find(one => one.Id == probe.Id);
        if (probe.Id != Guid.Empty && (before is null || (seen is not null && seen != before.Version)))
        {
            return Task.FromResult<(Probe?, IReadOnlyList<FieldFault>)>((null, before is null ? [] : [FieldFault.Changed("probe")]));
        }

        var after = probe with { Id = before?.Id ?? Guid.CreateVersion7(), Version = (before?.Version ?? 0) + 1 };
        Probes.RemoveAll(one => one == before);
        Probes.Add(after);
        return Task.FromResult<(Probe?, IReadOnlyList<FieldFault>)>((after, []));
    }

    public Task<bool> DeleteAsync(Guid id, CancellationToken ct = default) => Task.FromResult(Probes.RemoveAll(one => one.Id == id) > 0);

    public Task<IReadOnlyList<ProbeRun>> RunsAsync(Guid id, int limit, CancellationToken ct = default) => Task.FromResult<IReadOnlyList<ProbeRun>>([Run(id)]);

    public Task<bool> CallNowAsync(Guid id, CancellationToken ct = default)
    {
        Called.Add(id);
        return Task.FromResult(Probes.Any(one => one.Id == id));
    }

    private static ProbeRun Run(Guid probe) => new(Guid.Empty, probe, DateTimeOffset.UnixEpoch, false, 12_300,
        [new ProbeRunStep("hear \"welcome\"", true, 4200, "after 0.6 s: welcome to"), new ProbeRunStep("hear \"agent\"", false, 8100, "silence: ")]);
}
