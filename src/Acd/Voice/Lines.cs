using CallCenter.Acd.Logging;
using Microsoft.Extensions.Logging;

namespace CallCenter.Acd.Voice;

/// <summary>The telephony as the voice room wants it: what fails becomes a value.</summary>
internal sealed class Lines(ITelephony telephony, IAgentReach agents, ILogger log)
{
    public Task<DialOutcome> RingAsync(AgentRing ring, CancellationToken stop) =>
        TryAsync(ring.CallId, () => agents.RingAsync(ring, stop), stop);

    public Task<DialOutcome> DialAsync(NumberDial dial, CancellationToken stop) =>
        TryAsync(dial.CallId, () => telephony.DialAsync(dial, stop), stop);

    /// <summary>A call of its own.</summary>
    public async Task<PlaceOutcome> PlaceAsync(OutboundCall call)
    {
        try
        {
            return await telephony.PlaceCallAsync(call, call.Stop);
        }
        catch (OperationCanceledException) when (call.Stop.IsCancellationRequested)
        {
            return new PlaceOutcome.Refused(EndReason.Cancelled);
        }
        catch (Exception error)
        {
            log.DialFailed(call.Id!.Value, error);
            return new PlaceOutcome.Refused(EndReason.ServerError);
        }
    }

    /// <summary>Null when the legs could not be joined.</summary>
    public IBridge? TryBridge(ICallLeg caller, ICallLeg other)
    {
        try
        {
            return telephony.Bridge(caller.CallId, caller, other);
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

    private async Task<DialOutcome> TryAsync(CallId call, Func<Task<DialOutcome>> dial, CancellationToken stop)
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
