using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Prompts;

namespace CallCenter.IvrFlows.Steps;

/// <summary>Says something. A key stops it and goes to the next step, unless "mustHear".</summary>
internal sealed class SayStep(StepReader reader) : FlowStep(reader)
{
    private readonly IReadOnlyList<PromptPart> _prompt = reader.Prompt("prompt", required: true);
    private readonly bool _mustHear = reader.Map.Flag("mustHear", false);

    public override IEnumerable<string> RequiredEdges => [EdgeNames.Done];

    public override IEnumerable<PromptPart> Prompts => _prompt;

    public override async Task<StepResult> ExecuteAsync(StepContext call)
    {
        await call.Speaker.SayAsync(_prompt, _mustHear);
        return StepResult.By(EdgeNames.Done);
    }
}
