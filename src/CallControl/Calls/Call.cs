using CallCenter.CallControl.Legs;
using Microsoft.Extensions.Logging;

namespace CallCenter.CallControl.Calls;

/// <summary>
/// One call, in either direction: the owner of its caller's leg. The leg's end is one moment, the call's end a later one: everybody who
/// works for the call is done with it then, and <see cref="CallEnded"/> is its last fact.
/// </summary>
internal sealed partial class Call(CallLeg caller, ICallHandler handler, LegServices services, ILogger logger)
{
    /// <summary>How long after the end of the caller's leg the others may take before the end is written without them.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CallArrived? _arrived;
    private Task _work = Task.CompletedTask;

    public CallId Id => caller.CallId;

    public CallLeg Caller => caller;

    /// <summary>Completes when the last fact is written.</summary>
    public Task Ended => _ended.Task;

    /// <summary>On the leg's mailbox: the call's first fact.</summary>
    public void Arrive(CallArrived arrived)
    {
        _arrived = arrived;
        services.Journal.Append(arrived);
    }

    /// <summary>Before anything else: the call whose arrival is a fact already.</summary>
    public void Adopt(CallArrived arrived) => _arrived = arrived;

    /// <summary>On the leg's mailbox, after its arrival: the call is served now, an outbound one as soon as it is answered.</summary>
    /// <param name="agent">waits for the answer: the call is served while it still rings.</param>
    public void Serve(string? flow = null, string? queue = null, string? agent = null)
    {
        var arrived = _arrived!;
        var live = new LiveCall(caller, arrived.Direction, arrived.From, arrived.CallerName, arrived.To, arrived.Trunk!, arrived.At, flow, queue)
        {
            Campaign = arrived.Campaign,
            Callback = arrived.Callback,
            Agent = agent,
            Data = caller.Data,
        };
        _work = Task.Run(() => ServeAsync(live));
    }

    /// <summary>Waits for the end of the caller's leg and of all work for the call, then writes the last fact.</summary>
    public async Task EndAsync()
    {
        await caller.EndReached;
        try
        {
            await _work.WaitAsync(Patience, services.Time);
        }
        catch (TimeoutException)
        {
            LogUnfinished(Id, Patience.TotalSeconds);
        }

        if (_arrived is not null)
        {
            services.Journal.Append(new CallEnded { At = services.Time.GetUtcNow(), CallId = Id, End = caller.End!, Quality = caller.Sound?.Quality });
        }

        _ended.TrySetResult();
    }

    private async Task ServeAsync(LiveCall live)
    {
        try
        {
            if (live is { Direction: CallDirection.Outbound, Agent: null } && !await caller.WhenAnswered)
            {
                return;
            }

            await handler.HandleAsync(live);
            await caller.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.FlowEnded));
        }
        catch (Exception e)
        {
            LogDefect(e, Id);
            await caller.HangUpAsync(new CallEnd(CallResult.Failed, EndReason.ServerError, 500), 500);
        }
    }

    [LoggerMessage(EventId = 2021, Level = LogLevel.Error, Message = "call {CallId}: the pipeline met a defect; the call is ended")]
    private partial void LogDefect(Exception e, CallId callId);

    [LoggerMessage(EventId = 2022, Level = LogLevel.Warning,
        Message = "call {CallId}: still at work {Seconds} s after the caller left; the call's end is written without waiting longer")]
    private partial void LogUnfinished(CallId callId, double seconds);
}
