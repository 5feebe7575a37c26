namespace CallCenter.CtiServer.Calls;

/// <summary>
/// One call from its arrival to its ticket, step by step; an outbound one from its answer on. The numbers are those of "follow one call" in
/// the README: steps 1-5 (datagram to <c>CallArrived</c>) are behind us when a call gets here.
/// </summary>
internal sealed class CallPipeline(NumberRouter router, CallerIdentification identification, IFlows flows,
    IQueues queues, QueueOverflow overflow, ICampaignCalls campaigns, OutsideTransfer outside, PhoneCalls phones, CallRecorder recorder,
    CallbackCalls callbacks, WaitingAnswers answers, SlotCalls slots) : ICallHandler
{
    public async Task HandleAsync(LiveCall call)
    {
        CurrentCall.Id = call.Caller.CallId;
        var callback = await callbacks.OfAsync(call);
        var context = new CallContext(call.Caller.CallId, call.From, call.To)
        {
            Direction = call.Direction, CallerName = call.CallerName ?? callback?.Name, Callback = callback,
        };

        foreach (var (name, value) in call.Data.Concat(CallbackCalls.DataOf(callback)))
        {
            context.Set(name, value);
        }

        if (slots.SlotOf(call) is { } slot)
        {
            await slots.PickUpAsync(call, slot);
            return;
        }

        // 6a. who calls: several matches are all kept, the agent picks
        context.Identified = call.IsInside ? Task.CompletedTask : identification.IdentifyAsync(context);

        // 6b. number -> flow; the flow answers, plays, listens
        var recording = RecordAsync(call);
        await ServeAsync(call, context);
        while (context.PassedInto is { } flow && !call.Caller.Ended.IsCancellationRequested)
        {
            context.PassedInto = null;
            await RunFlowAsync(call, flow, context);
        }

        // 10. the flow is done with the caller: end, recording, ticket; CallEnded follows when all this is written
        await call.Caller.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.FlowEnded));
        await recorder.SaveAsync(call.Caller, await recording);
        await context.Identified;
    }

    /// <summary>Of a call that still rings only what comes after the answer; what colleagues say to each other is their own.</summary>
    private async Task<string?> RecordAsync(LiveCall call) =>
        call.Agent is null || (!call.IsInside && await call.Caller.WhenAnswered) ? recorder.Start(call.Caller) : null;

    private async Task ServeAsync(LiveCall call, CallContext context)
    {
        if (call.Campaign is not null)
        {
            await campaigns.ServeAsync(call, context);
        }
        else if (context.Callback is { } callback)
        {
            await CallBackAsync(call, context, callback);
        }
        else if (call is { Agent: not null, Queue: { } dialedFor })
        {
            await queues.EnqueueAsync(new QueueRequest(call.Caller, dialedFor, Priority: 0, context.Language, context) { Dialed = true });
        }
        else if (call.Queue is { } queue)
        {
            await WaitAsync(call, context, new FlowOutcome.Enqueue(queue, Priority: 0));
        }
        else if (phones.TargetOf(call) is { } target)
        {
            await call.Caller.AnswerAsync();
            await FollowAsync(call, null, context, new FlowOutcome.Transfer(target));
        }
        else
        {
            await RunFlowAsync(call, call.Flow ?? router.FlowFor(call.To), context);
        }
    }

    /// <summary>Somebody who asked for it has answered: an agent at once who was kept, else the flow that says why we call; without that flow the queue.</summary>
    private async Task CallBackAsync(LiveCall call, CallContext context, Callback callback)
    {
        context.Language = callback.Language;
        var says = flows.Knows(CallbackCalls.Flow);
        if (callback.Queue is { } queue && (callback.TakenBy is not null || !says))
        {
            await WaitAsync(call, context, new FlowOutcome.Enqueue(queue, Priority: 0));
        }
        else if (says)
        {
            await RunFlowAsync(call, CallbackCalls.Flow, context);
        }
    }

    private async Task RunFlowAsync(LiveCall call, string flow, CallContext context) =>
        await FollowAsync(call, flow, context, await flows.RunAsync(flow, call.Caller, context));

    /// <param name="flow">goes on where an outcome comes to nothing; null = a telephone has dialed, and there is none.</param>
    private async Task FollowAsync(LiveCall call, string? flow, CallContext context, FlowOutcome outcome)
    {
        while (!call.Caller.Ended.IsCancellationRequested)
        {
            string? edge;
            switch (outcome)
            {
                case FlowOutcome.Enqueue enqueue:
                    edge = await WaitAsync(call, context, enqueue);
                    break;
                case FlowOutcome.Transfer transfer:
                    var end = await outside.RunAsync(call.Caller, transfer, flow is null ? call.User : null);
                    if (end is TransferEnd.PassedOn passed)
                    {
                        flow = passed.To.Flow ?? flow;
                        outcome = await GoOnAsync(call, context, passed);
                        continue;
                    }

                    edge = end is TransferEnd.NotReached ? "failed" : null;
                    break;
                case FlowOutcome.Voicemail voicemail:
                    await overflow.RunAsync(call.Caller, context, new QueueOutcome.Overflowed(OverflowTarget.Voicemail, voicemail.Queue));
                    return;
                default:
                    return;
            }

            if (edge is null || flow is null)
            {
                return;
            }

            outcome = await flows.ResumeAsync(flow, call.Caller, context, edge);
        }
    }

    /// <summary>Somebody outside has passed the caller on, with what they have found out.</summary>
    private async Task<FlowOutcome> GoOnAsync(LiveCall call, CallContext context, TransferEnd.PassedOn passed)
    {
        foreach (var (name, value) in passed.Data)
        {
            context.Set(name, value);
        }

        return passed.To.Outcome ?? await flows.RunAsync(passed.To.Flow!, call.Caller, context);
    }

    /// <summary>7.-9. queue, offer, pop, bridge. Returns the flow's edge when the queue gave the caller back, null when the call is done.</summary>
    private async Task<string?> WaitAsync(LiveCall call, CallContext context, FlowOutcome.Enqueue enqueue)
    {
        await identification.RefineAsync(context);
        context.Identified = identification.FindLastAgentAsync(context);
        var request = new QueueRequest(call.Caller, enqueue.Queue, enqueue.Priority, context.Language, context)
        {
            Since = context.Callback?.PlaceAt, CallbackAfter = await callbacks.OfferAfterAsync(context, enqueue.Queue),
            Answer = await answers.ForAsync(context, enqueue.Queue),
        };
        switch (await EnqueueAsync(request, context.Callback?.TakenBy))
        {
            case QueueOutcome.TimedOut:
                return "timedOut";
            case QueueOutcome.Unavailable:
                return "unavailable";
            case QueueOutcome.Overflowed overflowed:
                await overflow.RunAsync(call.Caller, context, overflowed);
                return null;
            case QueueOutcome.CallbackWanted wanted:
                await callbacks.KeepAsync(call, context, enqueue.Queue, wanted.PlaceAt);
                return null;
            default:
                return null;
        }
    }

    /// <summary>First for the agent who was kept; who does not come in time leaves the person to the others.</summary>
    private async Task<QueueOutcome> EnqueueAsync(QueueRequest request, string? kept)
    {
        var outcome = kept is null ? null : await queues.EnqueueAsync(request with { Agent = kept, Within = CallbackCalls.KeptAgent });
        return outcome is null or QueueOutcome.TimedOut ? await queues.EnqueueAsync(request) : outcome;
    }
}
