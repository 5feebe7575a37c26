using CallCenter.Acd.Channels;
using CallCenter.Acd.Core;

namespace CallCenter.Acd.Voice;

/// <summary>Agents' phones and dialed numbers, each under the lease that brings it to a call: rung, connected, held, released.</summary>
internal sealed class VoiceLegs(FloorMailbox mailbox, HoldSound sound, Lines lines, Action<WorkEvent> post)
{
    private static readonly CallEnd Cancelled = new(CallResult.NotConnected, EndReason.Cancelled);

    private long _lastRequest;

    public void Execute(VoiceCall call, WorkCommand command)
    {
        switch (command)
        {
            case WorkCommand.Offer offer:
                Ring(call, offer);
                break;
            case WorkCommand.TakeUp takeUp when call.Attempts.TryGetValue(takeUp.Lease, out var attempt):
                (attempt.TakenUp, attempt.Within) = (true, takeUp.Within);
                attempt.Ringing.Cancel();
                break;
            case WorkCommand.Dial dial:
                Dial(call, dial);
                break;
            case WorkCommand.Connect connect when call.Attempts.TryGetValue(connect.Lease, out var attempt):
                Connect(call, attempt);
                break;
            case WorkCommand.Release release when call.Attempts.TryGetValue(release.Lease, out var attempt):
                Release(call, attempt, release.Why);
                break;
            case WorkCommand.Hold hold when call.Attempts.TryGetValue(hold.Lease, out var attempt):
                attempt.Bridge?.Hold(hold.Leg, sound.Music(call.Item.Language));
                break;
            case WorkCommand.Resume resume when call.Attempts.TryGetValue(resume.Lease, out var attempt):
                attempt.Bridge?.Resume(resume.Leg);
                break;
            case WorkCommand.AnswerTransfer answer when call.Requests.Remove(answer.Request, out var request):
                request.Complete(answer.Possible);
                break;
            default:
                break;
        }
    }

    /// <summary>The call leaves the floor: nobody stays behind, and no wish stays unanswered.</summary>
    public void ReleaseAll(VoiceCall call)
    {
        foreach (var attempt in call.Attempts.Values.ToList())
        {
            Release(call, attempt, Cancelled);
        }

        foreach (var request in call.Requests.Values)
        {
            request.Complete(false);
        }

        call.Requests.Clear();
    }

    private void Ring(VoiceCall call, WorkCommand.Offer offer)
    {
        var attempt = new VoiceAttempt(offer.Lease, offer.Agent, null) { TakenUp = offer.TakenUp, Within = offer.Within, ReturnTime = offer.ReturnTime };
        call.Attempts.Add(offer.Lease, attempt);
        Ring(call, attempt);
    }

    // A phone that rings and was then accepted on the page is rung once more, so that it answers by itself.
    private void Ring(VoiceCall call, VoiceAttempt attempt)
    {
        var context = call.Item.Context;
        var byItself = attempt.TakenUp;
        attempt.Ringing = new CancellationTokenSource();
        var ring = new AgentRing(call.Id, attempt.Agent!, attempt.Within, context.RemoteNumber, context.CallerName, byItself, context.ForPhones)
        {
            ReturnTime = attempt.ReturnTime,
        };
        Bring(call, attempt, stop => lines.RingAsync(ring, stop), end =>
        {
            if (attempt.TakenUp && !byItself)
            {
                Ring(call, attempt);
            }
            else
            {
                Refuse(call, attempt, end.Reason);
            }
        });
    }

    // While the number rings the caller hears music: the hold's, as long as an agent has the call.
    private void Dial(VoiceCall call, WorkCommand.Dial command)
    {
        var attempt = new VoiceAttempt(command.Lease, null, command.Number);
        call.Attempts.Add(command.Lease, attempt);
        if (!call.Attempts.Values.Any(a => a.Bridge is not null))
        {
            sound.StartMusic(call);
        }

        var dial = new NumberDial(call.Id, command.Number, command.Within) { Waiting = command.Waiting, By = command.By };
        Bring(call, attempt, stop => lines.DialAsync(dial, stop), end => Refuse(call, attempt, end.Reason));
    }

    private void Bring(VoiceCall call, VoiceAttempt attempt, Func<CancellationToken, Task<DialOutcome>> dial, Action<CallEnd> refused)
    {
        var stop = attempt.Ringing.Token;
        mailbox.Outside(async () =>
        {
            var outcome = await dial(stop);
            mailbox.Post(() =>
            {
                if (outcome is DialOutcome.Answered answered)
                {
                    Answered(call, attempt, answered.Leg);
                }
                else if (!attempt.Over)
                {
                    refused(((DialOutcome.Refused)outcome).End);
                }
            });
        });
    }

    private void Answered(VoiceCall call, VoiceAttempt attempt, ICallLeg leg)
    {
        if (attempt.Over)
        {
            lines.HangUp(leg, Cancelled); // the lease ended while the phone was being picked up
            return;
        }

        attempt.Leg = leg;
        post(new WorkEvent.PickedUp(call.Id, attempt.Lease));
    }

    private void Connect(VoiceCall call, VoiceAttempt attempt)
    {
        if (attempt.Leg is not { } leg || attempt.Bridge is not null)
        {
            return;
        }

        if (call.Caller.End is not null)
        {
            Release(call, attempt, Cancelled); // nobody is there to talk to; that the caller left is an event of its own
            return;
        }

        sound.Stop(call);
        attempt.Bridge = leg.End is null ? lines.TryBridge(call.Caller, leg) : null;
        if (attempt.Bridge is not { } bridge)
        {
            Refuse(call, attempt, EndReason.ServerError);
            lines.HangUp(leg, new CallEnd(CallResult.Failed, EndReason.ServerError));
            if (call.Waiting)
            {
                sound.StartMusic(call);
            }

            return;
        }

        call.SetWaiting(false); // at once: a caller who hangs up from here on has been served
        post(new WorkEvent.Connected(call.Id, attempt.Lease,
        [
            new Party(call.Caller.Id, LegRole.Caller, Number: call.Caller.RemoteNumber),
            new Party(leg.Id, attempt.Agent is null ? LegRole.Outside : LegRole.Agent, attempt.Agent, attempt.Number),
        ]));
        mailbox.Outside(() => WatchBridgeAsync(call, attempt, leg, bridge));
        if (attempt.Agent is not null)
        {
            mailbox.Outside(() => WatchRequestsAsync(call, attempt, leg));
        }
    }

    private void Release(VoiceCall call, VoiceAttempt attempt, CallEnd why)
    {
        call.Attempts.Remove(attempt.Lease);
        attempt.Over = true;
        attempt.Ringing.Cancel();
        attempt.Bridge?.Close();
        if (attempt.Leg is { } leg)
        {
            lines.HangUp(leg, why);
        }

        if (attempt.Bridge is not null && call.Attempts.Values.Any(a => a is { Number: not null, Leg: null }))
        {
            sound.StartMusic(call); // the agent has left, the number still rings
        }
    }

    private void Refuse(VoiceCall call, VoiceAttempt attempt, EndReason reason)
    {
        call.Attempts.Remove(attempt.Lease);
        attempt.Over = true;
        post(new WorkEvent.Refused(call.Id, attempt.Lease, reason));
    }

    private async Task WatchBridgeAsync(VoiceCall call, VoiceAttempt attempt, ICallLeg leg, IBridge bridge)
    {
        var who = await bridge.Completion;
        Pass(call, attempt, leg);
        mailbox.Post(() => post(new WorkEvent.PartyLeft(call.Id, attempt.Lease, who, leg.End))); // behind the wishes, which come the same way
    }

    private async Task WatchRequestsAsync(VoiceCall call, VoiceAttempt attempt, ICallLeg leg)
    {
        while (await leg.TransferRequests.WaitToReadAsync())
        {
            Pass(call, attempt, leg);
        }
    }

    // Both watchers pass requests on, under a lock: a phone that asks for a transfer and hangs up at once is heard in that order.
    private void Pass(VoiceCall call, VoiceAttempt attempt, ICallLeg leg)
    {
        lock (attempt.PassGate)
        {
            while (leg.TransferRequests.TryRead(out var request))
            {
                mailbox.Post(() => Ask(call, attempt, request));
            }
        }
    }

    private void Ask(VoiceCall call, VoiceAttempt attempt, TransferRequest request)
    {
        if (attempt.Over)
        {
            request.Complete(false);
            return;
        }

        call.Requests.Add(++_lastRequest, request);
        post(new WorkEvent.TransferAsked(call.Id, attempt.Lease, _lastRequest, request.Target, request.Waiting));
    }
}
