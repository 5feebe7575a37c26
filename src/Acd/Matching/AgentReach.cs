using CallCenter.CallModel;
using Microsoft.Extensions.Logging;

namespace CallCenter.Acd.Matching;

/// <summary>Pages and phones as the loop wants them: what fails or takes too long becomes a value.</summary>
internal sealed class AgentReach(AcdPorts ports, AcdOptions options, TimeProvider time, ILogger log)
{
    /// <summary>The pop; when it cannot be built in time, what the call itself knows.</summary>
    public async Task<ScreenPop> BuildPopAsync(CallContext context, string queue, long lease, DateTimeOffset now)
    {
        using var enough = new CancellationTokenSource(options.PopTime, time);
        try
        {
            return await ports.Pops.BuildAsync(context, queue, lease, enough.Token).WaitAsync(enough.Token);
        }
        catch (Exception error)
        {
            log.PopFailed(context.CallId, error);
            return new ScreenPop(context.CallId, queue, lease, context.From, context.To, context.CallerName, context.Language,
                context.Customers, context.Ticket, context.Ticket is { } ticket ? [ticket] : [], context.Trail, context.Questions, [],
                context.Variables, now);
        }
    }

    public async Task ShowAsync(string agent, ScreenPop pop, CancellationToken callerGone)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(callerGone);
        await using var limit = time.CreateTimer(_ => enough.Cancel(), null, options.ShowTime, Timeout.InfiniteTimeSpan);
        try
        {
            await ports.Notifier.ShowOfferAsync(agent, pop, enough.Token).WaitAsync(enough.Token);
        }
        catch (Exception error)
        {
            if (!callerGone.IsCancellationRequested)
            {
                log.ShowFailed(agent, pop.CallId, error);
            }
        }
    }

    public Task<DialOutcome> RingAsync(AgentRing ring, CancellationToken stop) =>
        DialAsync(ring.CallId, () => ports.Agents.RingAsync(ring, stop), stop);

    public Task<DialOutcome> DialAsync(NumberDial dial, CancellationToken stop) =>
        DialAsync(dial.CallId, () => ports.Telephony.DialAsync(dial, stop), stop);

    /// <summary>Null when the legs could not be joined.</summary>
    public IBridge? TryBridge(ICallLeg caller, ICallLeg other)
    {
        try
        {
            return ports.Telephony.Bridge(caller.CallId, caller, other);
        }
        catch (Exception error)
        {
            log.BridgeFailed(caller.CallId, error);
            return null;
        }
    }

    /// <summary>Asks a leg to end and does not wait for it.</summary>
    public void HangUp(ICallLeg leg, CallEnd why) => _ = HangUpAsync(leg, why);

    private async Task HangUpAsync(ICallLeg leg, CallEnd why)
    {
        try
        {
            await leg.HangUpAsync(why);
        }
        catch (Exception error)
        {
            log.WorkFailed(error);
        }
    }

    private async Task<DialOutcome> DialAsync(CallId call, Func<Task<DialOutcome>> dial, CancellationToken stop)
    {
        try
        {
            return await dial();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new DialOutcome.Refused(new CallEnd(CallResult.NotConnected, EndReason.Cancelled));
        }
        catch (Exception error)
        {
            log.DialFailed(call, error);
            return new DialOutcome.Refused(new CallEnd(CallResult.Failed, EndReason.ServerError));
        }
    }
}
