namespace CallCenter.CtiServer.Calls;

/// <summary>Callers who would rather be called back, and the calls that are made to them.</summary>
internal sealed class CallbackCalls(ICallbackDesk callbacks, ICallbackRules rules, NumberingPlan numbers, IVoices voices)
{
    /// <summary>Served to who is called back, where there is such a flow: why we call, and by key put through, later, not any more.</summary>
    public const string Flow = "callback";

    /// <summary>How long an agent who was kept may take to be there.</summary>
    public static readonly TimeSpan KeptAgent = TimeSpan.FromSeconds(20);

    public async Task<Callback?> OfAsync(LiveCall call) => call.Callback is { } id ? await callbacks.GetAsync(id) : null;

    /// <summary>What the agent sees of the request, beside the name: what was noted with it, and a visitor's page.</summary>
    public static IEnumerable<KeyValuePair<string, string>> DataOf(Callback? callback) =>
        callback?.Note is { } note ? [new(callback.Source == TicketSource.Web ? "web-page" : "callback-note", note)] : [];

    /// <summary>After what wait the caller is offered to be called back; null = not at all.</summary>
    public async Task<TimeSpan?> OfferAfterAsync(CallContext context, string queue)
    {
        if (context.Direction != CallDirection.Inbound || numbers.Read(context.From) is null)
        {
            return null;
        }

        return await rules.GetAsync(queue) is { Mode: not CallbackMode.List, OfferAfterSeconds: > 0 and var seconds } ? TimeSpan.FromSeconds(seconds) : null;
    }

    /// <summary>The place is kept, and the caller told so.</summary>
    public async Task KeepAsync(LiveCall call, CallContext context, string queue, DateTimeOffset placeAt)
    {
        var name = context.Customers.Count == 1 ? context.Customers[0].Name : context.CallerName;
        await callbacks.RequestAsync(new NewCallback(context.From, name, queue, Source: TicketSource.Phone, CallId: context.CallId)
        {
            PlaceAt = placeAt, Language = context.Language,
        });
        var text = context.Language == "zh" ? "您的位置已保留，我们会尽快给您回电。再见。" : "Your place is kept. We will call you back. Goodbye.";
        await call.Caller.Play([await voices.PromptAsync("callback-kept", text, context.Language, call.Caller.Ended)]).Completion;
    }
}
