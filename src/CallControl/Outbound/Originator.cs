using CallCenter.CallControl.Calls;
using CallCenter.CallControl.Legs;
using CallCenter.CallControl.Settings;

namespace CallCenter.CallControl.Outbound;

/// <summary>Dials numbers: one more leg of a call, or a call of its own.</summary>
internal sealed class Originator(TelephonyOptions options, HuntServices hunts, DialBars bars, TollWatch tolls, LegDialer dialer, AgentReach agents, CallTable calls,
    InsideCalls inside, MenuCalls menus, TimeProvider time)
{
    private static readonly DialOutcome.Refused NoTrunk = new(new CallEnd(CallResult.NotConnected, EndReason.UnknownTrunk, 404));

    private static readonly DialOutcome.Refused NoLine = new(new CallEnd(CallResult.NotConnected, EndReason.TooManyCalls, 503));
    private static readonly DialOutcome.Refused Barred = new(new CallEnd(CallResult.NotConnected, EndReason.Barred, 403));

    public async Task<DialOutcome> DialAsync(NumberDial dial, CancellationToken ct)
    {
        if (dial.Waiting is { } waiting)
        {
            return await dialer.PickUpAsync(dial, waiting);
        }

        if (dial.Flow is { } flow)
        {
            return await menus.DialAsync(dial, flow);
        }

        if (agents.CanReach(dial.Number))
        {
            var ring = new AgentRing(dial.CallId, dial.Number, dial.RingTime, dial.CallerNumber ?? WithheldNumber.Word, Data: dial.Data)
            {
                Role = LegRole.Outside, Rings = dial.Rings,
            };
            return await agents.RingAsync(ring, ct);
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

        if (!tolls.TryTake(number, dial.By))
        {
            return NoLine;
        }

        var hunt = new TrunkHunt(hunts, new OutsideNumber(number, dial.RingTime, trunk => trunk.CallerNumber ?? dial.CallerNumber) { Data = dial.Data });
        if (await hunt.OpenAsync(dial.CallId, LegRole.Outside, ct) is not { } leg)
        {
            return hunt.Refusal == EndReason.TooManyCalls ? NoLine : NoTrunk;
        }

        leg.HeardEarlyBy = dial.HeardBy is { } waits ? dialer.Find(waits) : null;
        leg.Post(() => dialer.Dial(leg, hunt.Route.Call));
        return await dialer.FirstAnswerAsync([leg], dial.Rings, ct);
    }

    public async Task<PlaceOutcome> PlaceAsync(OutboundCall wanted, CancellationToken ct)
    {
        if (wanted.Agent is not null && agents.CanReach(wanted.Number))
        {
            return await inside.PlaceAsync(wanted);
        }

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

        if (calls.Count >= options.MaxCalls)
        {
            return new PlaceOutcome.Refused(EndReason.TooManyCalls);
        }

        if (!tolls.TryTake(number, wanted.By, wanted.Campaign is not null))
        {
            return new PlaceOutcome.Refused(EndReason.TooManyCalls);
        }

        var hunt = new TrunkHunt(hunts, new OutsideNumber(number, wanted.RingTime, trunk => wanted.CallerNumber ?? trunk.CallerNumber));
        if (await hunt.OpenAsync(wanted.Id ?? CallId.New(), LegRole.Caller, ct) is not { } leg)
        {
            return new PlaceOutcome.Refused(hunt.Refusal);
        }

        leg.HeardEarlyBy = wanted.HeardBy is { } waits ? dialer.Find(waits) : null;
        var call = calls.Begin(leg);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        leg.Post(() =>
        {
            var session = dialer.Dial(leg, hunt.Route.Call);
            call.Arrive(new CallArrived
            {
                At = time.GetUtcNow(), CallId = leg.CallId, Direction = CallDirection.Outbound, From = hunt.Route.CallerNumber, To = number,
                Trunk = hunt.Route.Trunk.Name, SipCallId = session.CallId, Campaign = wanted.Campaign, Callback = wanted.Callback,
            });
            call.Serve(wanted.Flow, wanted.Queue, wanted.Agent);
            arrived.TrySetResult();
        });
        GiveUpBy(wanted.Stop, leg);

        // a bug may end the leg before
        await Task.WhenAny(arrived.Task, leg.EndReached);
        return new PlaceOutcome.Placed(leg.CallId);
    }

    private static void GiveUpBy(CancellationToken stop, CallLeg leg)
    {
        var stopping = stop.UnsafeRegister(_ => leg.Post(() =>
        {
            if (!leg.WhenAnswered.IsCompleted)
            {
                leg.HangUp(new CallEnd(CallResult.NotConnected, EndReason.Cancelled), 487);
            }
        }), null);
        leg.Ended.UnsafeRegister(_ => stopping.Unregister(), null);
    }
}
