using System.Net;
using CallCenter.CallControl.Calls;
using CallCenter.CallControl.Legs;
using CallCenter.MediaStack.Pipeline;

namespace CallCenter.CallControl.Outbound;

/// <summary>Menus as parties: whoever talks to one has a leg here, the menu has a call of its own, and the two hear each other within this machine.</summary>
internal sealed class MenuCalls(LegDialer dialer, CallTable calls, LegServices services)
{
    private static readonly DialOutcome.Refused NoLine = new(new CallEnd(CallResult.NotConnected, EndReason.TooManyCalls, 503));

    /// <summary>The menu answers at once. Each of the two legs ends with the other.</summary>
    public async Task<DialOutcome> DialAsync(NumberDial dial, string flow)
    {
        if (calls.Draining || Make(dial.CallId, LegRole.Outside, dial.Number) is not { } ours)
        {
            return NoLine;
        }

        var who = dial.By ?? WithheldNumber.Word;
        if (Make(CallId.New(), LegRole.Caller, who) is not { } menus)
        {
            await ours.HangUpAsync(NoLine.End);
            return NoLine;
        }

        ours.Sound.Join(menus.Sound);
        Tie(ours, menus, EndReason.CallerHungUp);
        Tie(menus, ours, EndReason.CalleeHungUp);
        var arrived = new CallArrived
        {
            At = services.Time.GetUtcNow(), CallId = menus.CallId, Direction = CallDirection.Outbound, From = who, To = dial.Number, Trunk = LiveCall.UserLine + who,
        };
        var call = calls.Begin(menus);
        menus.Post(() =>
        {
            call.Arrive(arrived);
            menus.Confirm();
            call.Serve(flow, agent: who);
        });
        ours.Post(ours.Confirm);
        return await ours.WhenAnswered ? new DialOutcome.Answered(ours) : SipAgentReach.NobodyThere;
    }

    private CallLeg? Make(CallId call, LegRole role, string remote) => dialer.TryMake(call, role, remote, new LegPeer(new MediaPeer(IPAddress.Loopback)));

    private static void Tie(CallLeg leg, CallLeg other, EndReason reason) =>
        leg.Ended.UnsafeRegister(_ => other.Post(() => other.PeerEnded(new CallEnd(CallResult.Completed, reason, 200))), null);
}
