using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Prompts;

namespace CallCenter.IvrFlows.Steps;

/// <summary>Takes a number by keys into a variable; "#" ends it early. A secret one is known to the flow alone, for as long as the call lasts.</summary>
internal sealed class CollectStep(StepReader reader) : FlowStep(reader)
{
    private const int MostDigits = 20;
    private const int MostRetries = 5;
    private const char EndKey = '#';

    private readonly IReadOnlyList<PromptPart> _prompt = reader.Prompt("prompt", required: true);
    private readonly string _variable = reader.Map.Required("variable");
    private readonly bool _secret = reader.Map.Flag("secret", false);
    private readonly int _min = reader.Map.Number("min", 1, 1, MostDigits);
    private readonly int _max = reader.Map.Number("max", MostDigits, 1, MostDigits);
    private readonly int _retries = reader.Map.Number("retries", 2, 0, MostRetries);

    public override IEnumerable<string> RequiredEdges => [EdgeNames.Done, EdgeNames.NoInput, EdgeNames.NoMatch];

    public override bool Listens => true;

    public override IEnumerable<PromptPart> Prompts => _prompt;

    public override IEnumerable<string> Sets => [_variable];

    public override bool IsSecret => _secret;

    public override async Task<StepResult> ExecuteAsync(StepContext call)
    {
        IReadOnlyList<PromptPart> opening = [];
        for (var tries = 0; ; tries++)
        {
            var said = opening;
            var turn = await call.ListenAsync(new TurnRequest
            {
                Prompt = _ => call.Speaker.ClipsAsync([.. said, .. _prompt]),
                Keys = new NumberKeys(_max, EndKey),
                NoInput = call.Options.NoInput,
                BetweenKeys = call.Options.BetweenKeys,
            });
            var digits = turn is TurnResult.Typed typed ? typed.Keys.TrimEnd(EndKey) : "";
            if (digits.Length >= _min && digits.Length <= _max && digits.All(char.IsAsciiDigit))
            {
                Keep(call.Context, digits);
                return StepResult.By(EdgeNames.Done);
            }

            var silent = turn is TurnResult.NoInput;
            if (tries >= _retries)
            {
                return StepResult.By(silent ? EdgeNames.NoInput : EdgeNames.NoMatch);
            }

            opening = [PromptPart.OfKey(silent ? PromptKeys.NoInput : PromptKeys.NotUnderstood)];
        }
    }

    private void Keep(CallContext context, string digits)
    {
        if (_secret)
        {
            context.SetSecret(_variable, digits);
            context.AddTrail(TrailKind.Typed, Name, DigitPressed.Masked);
        }
        else
        {
            context.Set(_variable, digits);
            context.AddTrail(TrailKind.Typed, Name, digits);
        }
    }
}
