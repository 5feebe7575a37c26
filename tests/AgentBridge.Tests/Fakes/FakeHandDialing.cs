using CallCenter.CallModel.Dialing;
using CallCenter.CallModel.Faults;

namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>A law that bars the numbers that a test names.</summary>
internal sealed class FakeHandDialing : IHandDialing
{
    public Dictionary<string, FaultCode> Bars { get; } = [];

    public Task<FaultCode?> BarAsync(string number, string? queue, CancellationToken ct = default) =>
        Task.FromResult<FaultCode?>(Bars.TryGetValue(number, out var bar) ? bar : null);

    public Task<string?> CallerNumberAsync(string? queue, CancellationToken ct = default) => Task.FromResult<string?>(queue is null ? null : "+4930100");
}
