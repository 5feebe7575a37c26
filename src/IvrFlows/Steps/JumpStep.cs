using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;

namespace CallCenter.IvrFlows.Steps;

/// <summary>Goes on in another flow, at its entry.</summary>
internal sealed class JumpStep(StepReader reader) : FlowStep(reader)
{
    private readonly string _flow = reader.Map.Required("flow");

    public override IEnumerable<string> RequiredEdges => [];

    public override bool ReachesPerson => true;

    public override bool NeedsAnswer => false;

    public override string? NextFlow => _flow;

    public override Task<StepResult> ExecuteAsync(StepContext call) => Task.FromResult(StepResult.GoOnIn(_flow));
}
