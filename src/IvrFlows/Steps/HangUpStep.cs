using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Prompts;

namespace CallCenter.IvrFlows.Steps;

/// <summary>Says goodbye, where there is something to say, and ends the flow.</summary>
internal sealed class HangUpStep(StepReader reader) : FlowStep(reader)
{
    private readonly IReadOnlyList<PromptPart> _prompt = reader.Prompt("prompt");

    public override IEnumerable<string> RequiredEdges => [];

    public override bool NeedsAnswer => _prompt.Count > 0;

    public override IEnumerable<PromptPart> Prompts => _prompt;

    public override async Task<StepResult> ExecuteAsync(StepContext call)
    {
        await call.Speaker.SayAsync(_prompt, mustHear: true);
        return StepResult.Leave(new FlowOutcome.HangUp());
    }
}
