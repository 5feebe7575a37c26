using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;

namespace CallCenter.IvrFlows.Steps;

/// <summary>From here on the call goes on in another of the flow's languages.</summary>
internal sealed class LanguageStep : FlowStep
{
    private readonly string _to;

    public LanguageStep(StepReader reader)
        : base(reader)
    {
        _to = reader.Map.Required("to");
        if (_to.Length > 0 && !reader.Flow.Languages.Contains(_to))
        {
            reader.Map.Errors.Add(reader.Map.LineOf("to"), $"'{_to}' is not one of the flow's languages");
        }
    }

    public override IEnumerable<string> RequiredEdges => [EdgeNames.Done];

    public override bool NeedsAnswer => false;

    public override Task<StepResult> ExecuteAsync(StepContext call)
    {
        call.Context.Language = _to;
        return By(EdgeNames.Done);
    }
}
