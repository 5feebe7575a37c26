using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Prompts;

namespace CallCenter.IvrFlows.Steps;

/// <summary>Passes the caller on to a number, with the variables that it is told as headers; goes on by "failed" when nobody could be reached there.</summary>
internal sealed class TransferStep(StepReader reader) : FlowStep(reader)
{
    private readonly IReadOnlyList<PromptPart> _prompt = reader.Prompt("prompt");
    private readonly string _number = reader.Map.Required("number");
    private readonly IReadOnlyList<string> _headers = reader.Map.Words("headers");
    private readonly bool _givesAway = reader.Map.Flag("giveAway", false);

    public override IEnumerable<string> RequiredEdges => [EdgeNames.Failed];

    public override IEnumerable<string> OptionalEdges => [EdgeNames.Served];

    public override bool ReachesPerson => true;

    public override bool WaitsBefore(string edge) => edge != EdgeNames.Failed;

    public override IEnumerable<PromptPart> Prompts => _prompt;

    public override IEnumerable<string> Templates => [_number];

    public override IReadOnlyList<string> ForPhones => _headers;

    public override async Task<StepResult> ExecuteAsync(StepContext call)
    {
        await call.Speaker.SayAsync(_prompt);
        var number = Template.Expand(_number, call.Value);
        call.Context.AddTrail(TrailKind.ToNumber, Name, number);
        call.Context.ShowOnPhones(_headers);
        var data = call.Context.ForPhones.Where(v => _headers.Contains(v.Key)).ToDictionary();
        var transfer = new FlowOutcome.Transfer(number) { GivesAway = _givesAway };
        return StepResult.Leave(data.Count == 0 ? transfer : transfer with { Data = data });
    }
}
