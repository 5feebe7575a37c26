using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Prompts;

namespace CallCenter.IvrFlows.Steps;

/// <summary>
/// The caller asks in own words and hears an approved answer, is offered the nearest titles, or leaves by "unknown" for a person.
/// Key 0 and the words for a person leave by "agent"; key 1 says the prompt again; "keys" may add choices of the flow's own.
/// </summary>
internal sealed class AskStep(StepReader reader) : FlowStep(reader)
{
    private const string AgainKey = "1";
    private const int MostRetries = 5;

    private readonly IReadOnlyList<PromptPart> _intro = reader.Prompt("intro");
    private readonly IReadOnlyList<PromptPart> _prompt = reader.Prompt("prompt", required: true);
    private readonly int _retries = reader.Map.Number("retries", 2, 0, MostRetries);

    public override IReadOnlyList<MenuChoice> Choices { get; } = reader.Choices("keys", required: false);

    public override IEnumerable<string> RequiredEdges =>
    [
        EdgeNames.Helped, EdgeNames.NotHelped, EdgeNames.Unknown, EdgeNames.Agent, EdgeNames.NoInput, EdgeNames.NoSpeech,
        .. Choices.Select(choice => choice.Name),
    ];

    public override IEnumerable<string> OptionalEdges => [EdgeNames.Unjudged];

    public override bool Listens => true;

    // Without a recogniser nobody is listened to.
    public override bool WaitsBefore(string edge) => edge != EdgeNames.NoSpeech;

    public override IEnumerable<PromptPart> Prompts => [.. _intro, .. _prompt];

    public override async Task<StepResult> ExecuteAsync(StepContext call)
    {
        var result = await new ChoiceDialogue(call, new ChoiceRequest
        {
            Menu = Name,
            Choices = [.. Choices.Select(choice => SpokenChoice.Of(choice, call.Language))],
            Intro = _intro,
            Prompt = _prompt,
            Retries = _retries,
            RepeatKey = AgainKey,
            FreeWords = 1,
            NeedsSpeech = true,
        }).RunAsync();
        switch (result)
        {
            case ChoiceResult.Chosen chosen:
                return StepResult.By(chosen.Name);
            case ChoiceResult.Unmatched question:
                return StepResult.By(Judged(await new QuestionDialogue(call, Name).RunAsync(question.Heard)));
            case ChoiceResult.NoInput:
                return StepResult.By(EdgeNames.NoInput);
            case ChoiceResult.NoMatch:
                return StepResult.By(EdgeNames.Unknown);
            default:
                await call.Speaker.SayAsync(_intro);
                return StepResult.By(EdgeNames.NoSpeech);
        }
    }

    private string Judged(string edge) => edge == EdgeNames.Unjudged && !Edges.ContainsKey(edge) ? EdgeNames.Helped : edge;
}
