using CallCenter.CallModel.Agents;

namespace CallCenter.CallModel.Callbacks;

/// <summary>Which callbacks are wanted; what is null does not matter.</summary>
public sealed record CallbackQuery(CallbackState? State = null, int Limit = 100)
{
    public string? Queue { get; init; }

    /// <summary>Only what this agent may see: of the own queues or of none, taken by the agent, and of the caller at hand.</summary>
    public AgentScope? For { get; init; }

    public bool Fits(Callback callback) =>
        (State is null || callback.State == State)
        && (Queue is null || callback.Queue == Queue)
        && (For is not { } scope || callback.Queue is null || scope.Queues.Contains(callback.Queue) || callback.TakenBy == scope.Agent
            || scope.Numbers.Contains(callback.Number));
}
