using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Prompts;

namespace CallCenter.IvrFlows.Steps;

/// <summary>
/// Choices by key and by spoken phrase. An edge "agent" gives key 0 and the words for a person; "*" (or "repeatKey") says the menu again.
/// </summary>
internal sealed class MenuStep(StepReader reader) : FlowStep(reader)
{
    private const int MostRetries = 5;

    private readonly IReadOnlyList<PromptPart> _intro = reader.Prompt("intro");
    private readonly IReadOnlyList<PromptPart> _prompt = reader.Prompt("prompt", required: true);
    private readonly IReadOnlyList<PromptPart> _keypadPrompt = reader.Prompt("keypadPrompt");
    private readonly int _retries = reader.Map.Number("retries", 2, 0, MostRetries);
    private readonly bool _bargeIn = reader.Map.Flag("bargeIn", true);
    private readonly bool _flush = reader.Map.Flag("flush", false);
    private readonly string _repeatKey = reader.Map.Text("repeatKey") ?? "*";

    public override IReadOnlyList<MenuChoice> Choices { get; } = reader.Choices("choices", required: true);

    public override IEnumerable<string> RequiredEdges => [.. Choices.Select(choice => choice.Name), EdgeNames.NoInput, EdgeNames.NoMatch];

    public override IEnumerable<string> OptionalEdges => [EdgeNames.Agent];

    public override bool Listens => true;

    public override IEnumerable<PromptPart> Prompts => [.. _intro, .. _prompt, .. _keypadPrompt];

    public override async Task<StepResult> ExecuteAsync(StepContext call)
    {
        var result = await new ChoiceDialogue(call, new ChoiceRequest
        {
            Menu = Name,
            Choices = [.. Choices.Select(choice => SpokenChoice.Of(choice, call.Language))],
            Intro = _intro,
            Prompt = _prompt,
            KeypadPrompt = _keypadPrompt,
            Retries = _retries,
            BargeIn = _bargeIn,
            Flush = _flush,
            RepeatKey = _repeatKey,
            OffersAgent = Edges.ContainsKey(EdgeNames.Agent),
        }).RunAsync();
        return StepResult.By(result switch
        {
            ChoiceResult.Chosen chosen => chosen.Name,
            ChoiceResult.NoInput => EdgeNames.NoInput,
            _ => EdgeNames.NoMatch,
        });
    }
}
