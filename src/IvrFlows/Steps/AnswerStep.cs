using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;

namespace CallCenter.IvrFlows.Steps;

/// <summary>Answers the call. Steps that speak would do so by themselves; this one says when.</summary>
internal sealed class AnswerStep(StepReader reader) : FlowStep(reader)
{
    public override IEnumerable<string> RequiredEdges => [EdgeNames.Done];

    public override Task<StepResult> ExecuteAsync(StepContext call) => By(EdgeNames.Done);
}
