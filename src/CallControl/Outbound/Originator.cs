using CallCenter.CallControl.Calls;
using CallCenter.CallControl.Legs;
using CallCenter.CallControl.Settings;
using CallCenter.CallControl.Trunks;

namespace CallCenter.CallControl.Outbound;

/// <summary>Dials numbers: one more leg of a call, or a call of its own.</summary>
internal sealed class Originator(TelephonyOptions options, TrunkRoutes routes, DialBars bars, TrunkLines lines, LegDialer dialer,
    SipAgentReach agents, CallTable calls, TimeProvider time)
{
    private static readonly DialOutcome.Refused NoTrunk = new(new CallEnd(CallResult.NotConnected, EndReason.UnknownTrunk, 404));

    private static readonly DialOutcome.Refused NoLine = new(new CallEnd(CallResult.NotConnected, EndReason.TooManyCalls, 503));
    private static readonly DialOutcome.Refused Barred = new(new CallEnd(CallResult.NotConnected, EndReason.Barred, 403));

    public async Task<DialOutcome> DialAsync(NumberDial dial, CancellationToken ct)
    {
        if (agents.CanReach(dial.Number))
        {
            var ring = new AgentRing(dial.CallId, dial.Number, dial.RingTime, dial.CallerNumber ?? "anonymous");
            return await agents.RingAsync(ring, LegRole.Outside, ct);
        }

        var number = options.Numbering.Normalize(dial.Number);
        if (!TrunkRoutes.IsDialable(number))
        {
            return SipAgentReach.NobodyThere;
        }

        if (!bars.Allows(number))
        {
            return Barred;
        }

        var route = await routes.FindAsync(number, dial.RingTime, trunk => trunk.CallerNumber ?? dial.CallerNumber, ct);
        if (route is null)
        {
            return NoTrunk;
        }

        if (TryTakeLine(dial.CallId, LegRole.Outside, route) is not { } leg)
        {
            return NoLine;
        }

        leg.Post(() => dialer.Dial(leg, route.Call));
        return await dialer.FirstAnswerAsync([leg], ct);
    }

    public async Task<PlaceOutcome> PlaceAsync(OutboundCall wanted, CancellationToken ct)
    {
        var number = options.Numbering.Normalize(wanted.Number);
        if (!TrunkRoutes.IsDialable(number))
        {
            return new PlaceOutcome.Refused(EndReason.NotFound);
        }

        if (!bars.Allows(number))
        {
            return new PlaceOutcome.Refused(EndReason.Barred);
        }

        if (calls.Draining)
        {
            return new PlaceOutcome.Refused(EndReason.Draining);
        }

        var route = await routes.FindAsync(number, wanted.RingTime, trunk => wanted.CallerNumber ?? trunk.CallerNumber, ct);
        if (route is null)
        {
            return new PlaceOutcome.Refused(EndReason.UnknownTrunk);
        }

        if (calls.Count >= options.MaxCalls || TryTakeLine(CallId.New(), LegRole.Caller, route) is not { } leg)
        {
            return new PlaceOutcome.Refused(EndReason.TooManyCalls);
        }

        var call = calls.Begin(leg);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        leg.Post(() =>
        {
            var session = dialer.Dial(leg, route.Call);
            call.Arrive(new CallArrived
            {
                At = time.GetUtcNow(), CallId = leg.CallId, Direction = CallDirection.Outbound, From = route.CallerNumber, To = route.Number,
                Trunk = route.Trunk.Name, SipCallId = session.CallId,
            });
            call.Serve(wanted.Flow, wanted.Queue);
            arrived.TrySetResult();
        });

        // a bug may end the leg before
        await Task.WhenAny(arrived.Task, leg.EndReached);
        return new PlaceOutcome.Placed(leg.CallId);
    }

    /// <summary>Null when the trunk has no free line, or we no RTP port. The line is free again when the leg ends.</summary>
    private CallLeg? TryTakeLine(CallId call, LegRole role, TrunkRoute route)
    {
        if (!lines.TryTake(route.Trunk))
        {
            return null;
        }

        var leg = dialer.TryMake(call, role, route.Number, options.PeerAt(route.Peer, route.Trunk), onEnded: () => lines.Release(route.Trunk.Name));
        if (leg is null)
        {
            lines.Release(route.Trunk.Name);
        }

        return leg;
    }
}
