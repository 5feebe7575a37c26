using CallCenter.CallModel;

namespace CallCenter.CtiServer.Calls;

/// <summary>
/// One inbound call from its arrival to its ticket, step by step. The numbers are those of "follow one call" in the README: steps 1-5
/// (datagram to <c>CallArrived</c>) are behind us when a call gets here.
/// </summary>
internal sealed class InboundCallPipeline(NumberRouter router, CallerIdentification identification, IFlows flows,
    IQueues queues, OutsideTransfer outside, CallRecorder recorder) : IInboundCallHandler
{
    public async Task HandleAsync(InboundCall call)
    {
        CurrentCall.Id = call.Caller.CallId;
        var context = new CallContext(call.Caller.CallId, call.From, call.To) { CallerName = call.CallerName };

        // 6a. who calls: several matches are all kept, the agent picks
        var ticketing = identification.IdentifyAsync(context);

        // 6b. number -> flow; the flow answers, plays, listens
        var recording = recorder.Start(call.Caller);
        await RunFlowAsync(call, context, ticketing);

        // 10. the flow is done with the caller: end, recording; the ticket gets the end from the journal
        await call.Caller.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.FlowEnded));
        await recorder.SaveAsync(call.Caller, recording);
        await ticketing;
    }

    private async Task RunFlowAsync(InboundCall call, CallContext context, Task ticketing)
    {
        var flow = router.FlowFor(call.To);
        var outcome = await flows.RunAsync(flow, call.Caller, context);
        while (!call.Caller.Ended.IsCancellationRequested)
        {
            string? edge;
            switch (outcome)
            {
                case FlowOutcome.Enqueue enqueue:
                    await ticketing;
                    edge = await WaitAsync(call, context, enqueue);
                    break;
                case FlowOutcome.Transfer transfer:
                    edge = await outside.RunAsync(call.Caller, transfer.Number) ? null : "failed";
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

    /// <summary>7.-9. queue, offer, pop, bridge. Returns the flow's edge when the queue gave the caller back, null when the call is done.</summary>
    private async Task<string?> WaitAsync(InboundCall call, CallContext context, FlowOutcome.Enqueue enqueue)
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
