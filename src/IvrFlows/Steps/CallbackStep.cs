using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Prompts;

namespace CallCenter.IvrFlows.Steps;

/// <summary>
/// Callbacks, by "do": "request" asks for one to the caller's own number in a queue; in a call that makes one "connect" puts the person
/// through with the kept place, "later" tries again after some minutes, "cancel" gives it up.
/// </summary>
internal sealed class CallbackStep : FlowStep
{
    private const string Request = "request";
    private const string Connect = "connect";
    private const string Later = "later";
    private const string Cancel = "cancel";
    private const int MostMinutes = 7 * 24 * 60;
    private const string Flow = "flow";

    private readonly IReadOnlyList<PromptPart> _prompt;
    private readonly string _do;
    private readonly string? _queue;
    private readonly int _minutes;

    public CallbackStep(StepReader reader)
        : base(reader)
    {
        _prompt = reader.Prompt("prompt");
        _do = reader.Map.Required("do");
        _queue = _do == Request ? reader.Map.Required("queue") : null;
        _minutes = reader.Map.Number("minutes", 30, 1, MostMinutes);
        if (_do is not (Request or Connect or Later or Cancel))
        {
            reader.Map.Errors.Add(reader.Line, $"step '{reader.Name}': 'do' is {Request}, {Connect}, {Later} or {Cancel}");
        }
    }

    public override IEnumerable<string> RequiredEdges => _do == Connect ? [EdgeNames.TimedOut, EdgeNames.Unavailable] : [EdgeNames.Done, EdgeNames.Failed];

    public override IEnumerable<PromptPart> Prompts => _prompt;

    public override bool ReachesPerson => _do == Connect;

    public override string? Queue => _queue;

    public override bool WaitsBefore(string edge) => edge == EdgeNames.TimedOut;

    public override async Task<StepResult> ExecuteAsync(StepContext call)
    {
        await call.Speaker.SayAsync(_prompt);
        if (_do == Connect)
        {
            return call.Context.Callback is { Queue: { } queue }
                ? StepResult.Leave(new FlowOutcome.Enqueue(queue, 0))
                : StepResult.By(EdgeNames.Unavailable);
        }

        return StepResult.By(await ChangeAsync(call) ? EdgeNames.Done : EdgeNames.Failed);
    }

    private async Task<bool> ChangeAsync(StepContext call)
    {
        var desk = call.Services.Callbacks;
        if (_do == Request)
        {
            var wanted = new NewCallback(call.Context.RemoteNumber, call.Context.CallerName, _queue, Source: TicketSource.Phone, CallId: call.Context.CallId) { Language = call.Language };
            return await desk.RequestAsync(wanted, call.Leg.Ended) is { Ok: true } or { Error.Code: FaultCode.Taken };
        }

        return call.Context.Callback is { } callback && (await desk.MoveAsync(callback.Id, _do == Cancel
            ? new CallbackTransition(CallbackState.Cancelled, Flow)
            : new CallbackTransition(CallbackState.Waiting, Flow) { DueAt = call.Now.AddMinutes(_minutes) }, call.Leg.Ended)).Ok;
    }
}
