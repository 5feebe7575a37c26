using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Prompts;

namespace CallCenter.IvrFlows.Steps;

/// <summary>Takes a message for a queue, by the queue's settings, and ends the call; its ticket goes to the queue.</summary>
internal sealed class VoicemailStep(StepReader reader) : FlowStep(reader)
{
    private readonly IReadOnlyList<PromptPart> _prompt = reader.Prompt("prompt");
    private readonly string _queue = reader.Map.Required("queue");

    public override IEnumerable<string> RequiredEdges => [];

    public override bool ReachesPerson => true;

    public override string? Queue => _queue;

    public override IEnumerable<PromptPart> Prompts => _prompt;

    public override async Task<StepResult> ExecuteAsync(StepContext call)
    {
        await call.Speaker.SayAsync(_prompt);
        return StepResult.Leave(new FlowOutcome.Voicemail(_queue));
    }
}
