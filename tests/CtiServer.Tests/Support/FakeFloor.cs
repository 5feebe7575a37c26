namespace CallCenter.CtiServer.Tests.Support;

/// <summary>Flows and queues that answer what the test laid ready, one after the other, and remember what they were asked.</summary>
internal sealed class FakeFloor : IFlows, IQueues, ICampaignCalls
{
    public Queue<FlowOutcome> FlowOutcomes { get; } = [];

    public Queue<QueueOutcome> QueueOutcomes { get; } = [];

    public List<string> Steps { get; } = [];

    public CallContext? Context { get; private set; }

    public QueueRequest? Request { get; private set; }

    /// <summary>Runs while the flow has the caller.</summary>
    public Action<ICallLeg> During { get; set; } = _ => { };

    /// <summary>Runs while the queue has the caller.</summary>
    public Action<CallContext> Passing { get; set; } = _ => { };

    public bool Knows(string flow) => true;

    public IReadOnlyList<FlowTitle> Titles => [];

    public IReadOnlyList<string> LeadingTo(string queue) => [];

    public Task<FlowOutcome> RunAsync(string flow, ICallLeg caller, CallContext context)
    {
        Steps.Add($"flow {flow}");
        Context = context;
        During(caller);
        return Task.FromResult(FlowOutcomes.Dequeue());
    }

    public Task<FlowOutcome> ResumeAsync(string flow, ICallLeg caller, CallContext context, string edge)
    {
        Steps.Add($"resume {flow} {edge}");
        return Task.FromResult(FlowOutcomes.Dequeue());
    }

    public Task ServeAsync(LiveCall call, CallContext context)
    {
        Steps.Add($"campaign {call.Campaign}");
        return Task.CompletedTask;
    }

    public Task<QueueOutcome> EnqueueAsync(QueueRequest request)
    {
        Steps.Add($"queue {request.Queue} {request.Priority}{(request.Context.Ticket is null ? "" : " with ticket")}");
        Context = request.Context;
        Request = request;
        Passing(request.Context);
        return Task.FromResult(QueueOutcomes.Dequeue());
    }
}
