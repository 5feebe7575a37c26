using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;

namespace CallCenter.IvrFlows.Steps;

/// <summary>Whether a queue takes callers now, by the hours of its settings; a queue without hours, or one that is gone, is open.</summary>
internal sealed class HoursStep(StepReader reader) : FlowStep(reader)
{
    private readonly string _queue = reader.Map.Required("queue");

    public override IEnumerable<string> RequiredEdges => ["open", "closed"];

    public override bool NeedsAnswer => false;

    public override async Task<StepResult> ExecuteAsync(StepContext call)
    {
        var queue = await call.Services.Queues.GetAsync(_queue, call.Leg.Ended);
        return StepResult.By(queue?.Rules.Hours is not { } hours || hours.Cover(call.Now) ? "open" : "closed");
    }
}
