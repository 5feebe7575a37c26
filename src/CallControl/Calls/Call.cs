using CallCenter.CallControl.Legs;
using CallCenter.CallModel;
using Microsoft.Extensions.Logging;

namespace CallCenter.CallControl.Calls;

/// <summary>
/// One call: the owner of its caller's leg. The leg's end is one moment, the call's end a later one: everybody who works for the call
/// is done with it then, and <see cref="CallEnded"/> is its last fact.
/// </summary>
internal sealed partial class Call(CallLeg caller, CallTable calls, LegServices services, ILogger logger)
{
    /// <summary>How long after the end of the caller's leg the others may take before the end is written without them.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _work = Task.CompletedTask;

    public CallId Id => caller.CallId;

    public CallLeg Caller => caller;

    /// <summary>Completes when the last fact is written.</summary>
    public Task Ended => _ended.Task;

    /// <summary>The call is there; from now on its last fact is sure to be written.</summary>
    public void Begin()
    {
        calls.Add(this);
        _ = EndAsync();
    }

    /// <summary>On the leg's mailbox, at most once: starts everything that is done for this call.</summary>
    public void Run(Func<Task> work) => _work = Task.Run(() => GuardAsync(work));

    private async Task EndAsync()
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

        services.Journal.Append(new CallEnded { At = services.Time.GetUtcNow(), CallId = Id, End = caller.End! });
        calls.Remove(this);
        _ended.TrySetResult();
    }

    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
            await caller.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.FlowEnded));
        }
        catch (Exception e)
        {
            LogDefect(e, Id);
            await caller.HangUpAsync(new CallEnd(CallResult.Failed, EndReason.ServerError, 500), 500);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "call {CallId}: the pipeline met a defect; the call is ended")]
    private partial void LogDefect(Exception e, CallId callId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "call {CallId}: still at work {Seconds} s after the caller left; the call's end is written without waiting longer")]
    private partial void LogUnfinished(CallId callId, double seconds);
}
