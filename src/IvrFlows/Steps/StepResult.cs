namespace CallCenter.IvrFlows.Steps;

/// <summary>What a step came to: an edge to follow, an outcome of the flow, or another flow to go on in.</summary>
internal readonly record struct StepResult(string? Edge, FlowOutcome? Outcome, string? Flow)
{
    public static StepResult By(string edge) => new(edge, null, null);

    public static StepResult Leave(FlowOutcome outcome) => new(null, outcome, null);

    public static StepResult GoOnIn(string flow) => new(null, null, flow);
}
