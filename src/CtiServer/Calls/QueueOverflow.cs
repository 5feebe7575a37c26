using CallCenter.CallModel.Faults;

namespace CallCenter.CtiServer.Calls;

/// <summary>What becomes of a caller whom a queue's rules send to voicemail or to the list of callbacks.</summary>
internal sealed class QueueOverflow(QueueVoicemail voicemail, ICallbackDesk callbacks, IVoices voices)
{
    public async Task RunAsync(ICallLeg caller, CallContext context, QueueOutcome.Overflowed outcome)
    {
        try
        {
            if (outcome.To == OverflowTarget.Callback && await TryCallbackAsync(context, outcome))
            {
                var promise = await voices.PromptAsync("callback-promised", Promise(context.Language), context.Language, caller.Ended);
                await caller.Play([promise]).Completion;
            }
            else
            {
                await voicemail.TakeAsync(caller, outcome.From, context.Language);
            }
        }
        catch (OperationCanceledException) when (caller.Ended.IsCancellationRequested)
        {
            // gone before the words were there
        }
    }

    // Who withholds the number, or cannot be called, may leave a message instead. Who is on the list already stays there.
    private async Task<bool> TryCallbackAsync(CallContext context, QueueOutcome.Overflowed outcome)
    {
        if (WithheldNumber.Is(context.RemoteNumber))
        {
            return false;
        }

        var wish = new NewCallback(context.RemoteNumber, context.CallerName, outcome.From, Source: TicketSource.Phone, CallId: context.CallId)
        {
            PlaceAt = outcome.PlaceAt, Language = context.Language,
        };
        var result = await callbacks.RequestAsync(wish);
        return result.Ok || result.Error is { IsConflict: true } or { Code: FaultCode.Taken };
    }

    private static string Promise(string language) => language == "zh"
        ? "目前没有空闲的坐席，我们会尽快给您回电。"
        : "Nobody is free right now. We will call you back as soon as we can.";
}
