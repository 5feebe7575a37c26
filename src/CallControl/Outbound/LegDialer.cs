using System.Net;
using CallCenter.CallControl.Calls;
using CallCenter.CallControl.Legs;
using CallCenter.MediaStack.Pipeline;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.UserAgents;

namespace CallCenter.CallControl.Outbound;

/// <summary>Makes legs that ring somebody.</summary>
internal sealed class LegDialer(LegServices services, LegTable legs, CallTable calls, SipEndpoint endpoint)
{
    /// <summary>Who is there has rung by then, a lost INVITE and its repetition included.</summary>
    private static readonly TimeSpan SilenceAfterRefusal = TimeSpan.FromSeconds(1);

    private static readonly CallEnd Cancelled = new(CallResult.NotConnected, EndReason.Cancelled, 487);

    /// <summary>A leg with sound that nobody rings yet; null when no RTP port is left.</summary>
    /// <param name="onEnded">runs once, on the leg's mailbox; never when there is no leg.</param>
    public CallLeg? TryMake(CallId callId, LegRole role, string remote, LegPeer peer, Action? onEnded = null)
    {
        var leg = new CallLeg(services, callId, role, remote, ended =>
        {
            legs.Remove(ended);
            onEnded?.Invoke();
        });
        if (!LegMedia.TryOpen(services, peer, leg.Signals, out var sound))
        {
            return null;
        }

        leg.Sound = sound;
        legs.Add(leg);
        return leg;
    }

    /// <summary>Null for a leg that has ended.</summary>
    public CallLeg? Find(LegId leg) => legs.Find(leg);

    /// <summary>On the mailbox of a leg that was not answered: new sound, for another peer is tried. False when no RTP port is left.</summary>
    public bool TryReopen(CallLeg leg, LegPeer peer)
    {
        if (!LegMedia.TryOpen(services, peer, leg.Signals, out var sound))
        {
            return false;
        }

        leg.Sound.Dispose();
        leg.Sound = sound;
        return true;
    }

    /// <summary>On the leg's mailbox: sends the INVITE. A call that is passed on may not go round for ever (RFC 7332).</summary>
    public InviteSession Dial(CallLeg leg, OutgoingCall call)
    {
        var caller = calls.Find(leg.CallId)?.Caller;
        var session = endpoint.Call(
            call with
            {
                Offer = SipBody.Sdp(leg.Sound.Offer(caller == leg ? null : caller?.Sound.Format)),
                MaxForwards = caller?.ForwardsLeft ?? OutgoingCall.MostForwards,
                OnBehalfOf = caller?.SipCallId,
            },
            leg.Signals);
        leg.Attach(session);
        return session;
    }

    /// <summary>The party of a leg that a telephone has handed over is the answer, at once.</summary>
    public async Task<DialOutcome> PickUpAsync(NumberDial dial, LegId waiting)
    {
        if (legs.Find(waiting) is not { } theirs
            || TryMake(dial.CallId, LegRole.Outside, dial.Number, new LegPeer(new MediaPeer(IPAddress.Loopback))) is not { } ours)
        {
            return SipAgentReach.NobodyThere;
        }

        var customer = calls.Find(dial.CallId)?.Caller.RemoteNumber ?? dial.Number;
        if (!theirs.Post(() => TrySplice(theirs, ours, customer)))
        {
            ours.Post(() => ours.HangUp(Cancelled, null));
        }

        return await ours.WhenAnswered ? new DialOutcome.Answered(ours) : SipAgentReach.NobodyThere;
    }

    // On the mailbox of theirs.
    private static void TrySplice(CallLeg theirs, CallLeg ours, string customer)
    {
        if (!theirs.TrySplice(ours, customer))
        {
            ours.Post(() => ours.HangUp(Cancelled, null));
        }
    }

    /// <summary>
    /// The telephones of one person ring together: the first leg to answer wins, the others stop ringing; all stop when
    /// <paramref name="ct"/> is cancelled. A refusal that speaks for the person ends it too, and after any answer there is no waiting for
    /// telephones that say nothing at all.
    /// </summary>
    /// <param name="rings">told once, as soon as one of them rings.</param>
    public async Task<DialOutcome> FirstAnswerAsync(IReadOnlyCollection<CallLeg> attempts, Action? rings, CancellationToken ct)
    {
        if (rings is not null && attempts.Count > 0)
        {
            _ = TellRingingAsync(attempts, rings);
        }

        using var cancelled = ct.UnsafeRegister(_ => HangUp(attempts, Cancelled), null);
        var open = attempts.ToDictionary(leg => (Task)leg.WhenAnswered);
        var refusals = new Refusals();
        Task? patience = null;
        while (open.Count > 0 && !refusals.IsFinal)
        {
            var done = await Task.WhenAny(patience is null ? open.Keys : open.Keys.Append(patience));
            if (!open.Remove(done, out var leg))
            {
                if (!open.Values.Any(other => other.HasRung))
                {
                    break;
                }

                patience = null;
            }
            else if (leg.WhenAnswered.Result)
            {
                HangUp(open.Values, Cancelled);
                return new DialOutcome.Answered(leg);
            }
            else
            {
                refusals.Take(leg.End!, leg.HasRung);
                patience ??= refusals.IsAnswered ? Task.Delay(SilenceAfterRefusal, services.Time, CancellationToken.None) : null;
            }
        }

        HangUp(open.Values, Cancelled);
        return new DialOutcome.Refused(refusals.Weightiest ?? SipAgentReach.NobodyThere.End);
    }

    private static async Task TellRingingAsync(IEnumerable<CallLeg> legs, Action rings)
    {
        await Task.WhenAny(legs.Select(leg => leg.WhenRinging));
        rings();
    }

    private static void HangUp(IEnumerable<CallLeg> legs, CallEnd why)
    {
        foreach (var leg in legs)
        {
            _ = leg.HangUpAsync(why);
        }
    }
}
