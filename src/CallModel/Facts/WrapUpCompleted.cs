using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Facts;

public sealed record WrapUpCompleted : AgentFact
{
    public required CallId CallId { get; init; }
    public string? Disposition { get; init; }
    public string? Note { get; init; }
}
