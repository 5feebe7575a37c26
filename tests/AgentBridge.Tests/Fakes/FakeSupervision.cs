namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>Supervisors whose telephones answer at once; whoever has no call is refused.</summary>
internal sealed class FakeSupervision : ISupervision
{
    private volatile IReadOnlyList<ObservationView> _observations = [];

    /// <summary>The agent whose call it is.</summary>
    public Dictionary<CallId, string> Calls { get; } = [];

    public List<WaitingCall> WaitingCalls { get; } = [];

    /// <summary>Each move as "supervisor call queue".</summary>
    public List<string> Moves { get; } = [];

    public IReadOnlyList<ObservationView> Observations => _observations;

    public Task<DeskError> ObserveAsync(string supervisor, CallId call, ObservationMode mode)
    {
        if (!Calls.TryGetValue(call, out var agent))
        {
            return Task.FromResult(DeskError.NoCall);
        }

        _observations = [new ObservationView(supervisor, call, agent, mode, true, DateTimeOffset.UtcNow)];
        return Task.FromResult(DeskError.None);
    }

    public Task<DeskError> LeaveAsync(string supervisor)
    {
        var was = _observations.Any(o => o.Supervisor == supervisor);
        _observations = [];
        return Task.FromResult(was ? DeskError.None : DeskError.NotObserving);
    }

    public Task<IReadOnlyList<WaitingCall>> WaitingAsync(string? queue) =>
        Task.FromResult<IReadOnlyList<WaitingCall>>([.. WaitingCalls.Where(w => queue is null || w.Queue == queue)]);

    public Task<DeskError> MoveAsync(string supervisor, CallId call, string? queue)
    {
        Moves.Add($"{supervisor} {call} {queue}");
        return Task.FromResult(WaitingCalls.Exists(w => w.CallId == call) ? DeskError.None : DeskError.NotWaiting);
    }
}
