namespace CallCenter.CtiServer.Calls;

/// <summary>
/// One call from its arrival to its ticket, step by step; an outbound one from its answer on. The numbers are those of "follow one call" in
/// the README: steps 1-5 (datagram to <c>CallArrived</c>) are behind us when a call gets here.
/// </summary>
internal sealed class CallPipeline(NumberRouter router, CallerIdentification identification, IFlows flows,
    IQueues queues, ICampaignCalls campaigns, OutsideTransfer outside, PhoneCalls phones, CallRecorder recorder) : ICallHandler
{
    public async Task HandleAsync(LiveCall call)
    {
        CurrentCall.Id = call.Caller.CallId;
        var context = new CallContext(call.Caller.CallId, call.From, call.To) { Direction = call.Direction, CallerName = call.CallerName };

        foreach (var (name, value) in call.Data)
        {
            context.Set(name, value);
        }

        // 6a. who calls: several matches are all kept, the agent picks
        context.Identified = identification.IdentifyAsync(context);

        // 6b. number -> flow; the flow answers, plays, listens
        var recording = recorder.Start(call.Caller);
        await ServeAsync(call, context);

        // 10. the flow is done with the caller: end, recording, ticket; CallEnded follows when all this is written
        await call.Caller.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.FlowEnded));
        await recorder.SaveAsync(call.Caller, recording);
        await context.Identified;
    }

    private async Task ServeAsync(LiveCall call, CallContext context)
    {
        if (call.Campaign is not null)
        {
            await campaigns.ServeAsync(call, context);
        }
        else if (call.Queue is { } queue)
        {
            await WaitAsync(call, context, new FlowOutcome.Enqueue(queue, Priority: 0));
        }
        else if (phones.TargetOf(call) is { } target)
        {
            await call.Caller.AnswerAsync();
            await outside.RunAsync(call.Caller, new FlowOutcome.Transfer(target), PhoneCalls.UserOf(call));
        }
        else
        {
            await RunFlowAsync(call, call.Flow ?? router.FlowFor(call.To), context);
        }
    }

    private async Task RunFlowAsync(LiveCall call, string flow, CallContext context)
    {
        var outcome = await flows.RunAsync(flow, call.Caller, context);
        while (!call.Caller.Ended.IsCancellationRequested)
        {
            string? edge;
            switch (outcome)
            {
                case FlowOutcome.Enqueue enqueue:
                    edge = await WaitAsync(call, context, enqueue);
                    break;
                case FlowOutcome.Transfer transfer:
                    var end = await outside.RunAsync(call.Caller, transfer);
                    if (end is TransferEnd.PassedOn passed)
                    {
                        flow = passed.To.Flow ?? flow;
                        outcome = await GoOnAsync(call, flow, context, passed);
                        continue;
                    }

                    edge = end is TransferEnd.NotReached ? "failed" : null;
                    break;
                default:
                    return;
            }

            if (edge is null)
            {
                return;
            }

            outcome = await flows.ResumeAsync(flow, call.Caller, context, edge);
        }
    }

    /// <summary>Somebody outside has passed the caller on, with what they have found out.</summary>
    private async Task<FlowOutcome> GoOnAsync(LiveCall call, string flow, CallContext context, TransferEnd.PassedOn passed)
    {
        foreach (var (name, value) in passed.Data)
        {
            context.Set(name, value);
        }

        return passed.To.Outcome ?? await flows.RunAsync(flow, call.Caller, context);
    }

    /// <summary>7.-9. queue, offer, pop, bridge. Returns the flow's edge when the queue gave the caller back, null when the call is done.</summary>
    private async Task<string?> WaitAsync(LiveCall call, CallContext context, FlowOutcome.Enqueue enqueue)
    {
        var request = new QueueRequest(call.Caller, enqueue.Queue, enqueue.Priority, context.Language, context);
        return await queues.EnqueueAsync(request) switch
        {
            QueueOutcome.TimedOut => "timedOut",
            QueueOutcome.Unavailable => "unavailable",
            _ => null,
        };
    }
}
