using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Prompts;

namespace CallCenter.IvrFlows.Steps;

/// <summary>Hands the caller to a queue, with the variables that the agent's telephone is told; goes on by "timedOut", "unavailable" or "served" when the queue gives the caller back.</summary>
internal sealed class EnqueueStep(StepReader reader) : FlowStep(reader)
{
    private const int HighestPriority = 10;

    private readonly IReadOnlyList<PromptPart> _prompt = reader.Prompt("prompt");
    private readonly string _queue = reader.Map.Required("queue");
    private readonly int _priority = reader.Map.Number("priority", 0, 0, HighestPriority);
    private readonly IReadOnlyList<string> _headers = reader.Map.Words("headers");

    public override IEnumerable<string> RequiredEdges => [EdgeNames.TimedOut, EdgeNames.Unavailable];

    public override IEnumerable<string> OptionalEdges => [EdgeNames.Served];

    public override bool ReachesPerson => true;

    public override string? Queue => _queue;

    public override bool WaitsBefore(string edge) => edge != EdgeNames.Unavailable;

    public override IEnumerable<PromptPart> Prompts => _prompt;

    public override IReadOnlyList<string> ForPhones => _headers;

    public override async Task<StepResult> ExecuteAsync(StepContext call)
    {
        await call.Speaker.SayAsync(_prompt);
        call.Context.AddTrail(TrailKind.ToQueue, Name, _queue);
        call.Context.ShowOnPhones(_headers);
        return StepResult.Leave(new FlowOutcome.Enqueue(_queue, _priority));
    }
}
