using System.Collections.ObjectModel;
using CallCenter.Acd.Channels;
using CallCenter.Acd.Core;

namespace CallCenter.Acd.Voice;

/// <summary>Agents' phones and dialed numbers, each under the lease that brings it to a call: rung, connected, held, released.</summary>
internal sealed class VoiceLegs(FloorMailbox mailbox, HoldSound sound, Lines lines, VoiceLines agents, LegWatch watch,
    Action<WorkEvent> post)
{
    private static readonly CallEnd Cancelled = new(CallResult.NotConnected, EndReason.Cancelled);

    private readonly VoiceAsides _asides = new(mailbox, lines, agents, watch, post);
    public void Execute(VoiceCall call, WorkCommand command)
    {
        switch (command)
        {
            case WorkCommand.Offer offer:
                Ring(call, offer);
                break;
            case WorkCommand.TakeUp takeUp when call.Attempts.TryGetValue(takeUp.Lease, out var attempt):
                TakeUp(call, attempt, takeUp.Within);
                break;
            case WorkCommand.Dial dial:
                Dial(call, dial);
                break;
            case WorkCommand.Summon summon:
                Summon(call, summon);
                break;
            case WorkCommand.Connect connect when call.Attempts.TryGetValue(connect.Lease, out var attempt):
                Connect(call, attempt, connect.Observes);
                break;
            case WorkCommand.Release release when call.Attempts.TryGetValue(release.Lease, out var attempt):
                Release(call, attempt, release.Why);
                break;
            case WorkCommand.Hold hold when call.Attempts.TryGetValue(hold.Lease, out var attempt):
                attempt.Holds.Add(hold.Leg);
                attempt.Bridge?.Hold(hold.Leg, sound.Music(call.Item.Language));
                break;
            case WorkCommand.Resume resume when call.Attempts.TryGetValue(resume.Lease, out var attempt):
                attempt.Holds.Remove(resume.Leg);
                attempt.Bridge?.Resume(resume.Leg);
                break;
            case WorkCommand.StepAside aside when call.Attempts.TryGetValue(aside.Lease, out var attempt):
                VoiceAsides.StepAside(attempt);
                break;
            case WorkCommand.StepIn back when call.Attempts.TryGetValue(back.Lease, out var attempt):
                _asides.StepIn(call, attempt, back.Within);
                break;
            case WorkCommand.Park:
                sound.StartMusic(call);
                break;
            case WorkCommand.SetHeardBy heard when call.Attempts.TryGetValue(heard.Lease, out var attempt):
                attempt.HeardBy = heard.Leg == attempt.Leg?.Id ? heard.Listeners : attempt.HeardBy;
                attempt.Bridge?.SetHeardBy(heard.Leg, heard.Listeners);
                break;
            case WorkCommand.PressKeys keys when call.Attempts.TryGetValue(keys.Lease, out var attempt):
                PressKeys(call, attempt, keys.Keys);
                break;
            case WorkCommand.PauseRecording pause:
                call.Caller.PauseRecording(pause.Paused);
                break;
            case WorkCommand.AnswerTransfer answer when call.Requests.Remove(answer.Request, out var request):
                request.Complete(answer.Failed);
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
            request.Complete(EndReason.Cancelled);
        }

        call.Requests.Clear();
    }

    private void Ring(VoiceCall call, WorkCommand.Offer offer)
    {
        var attempt = new VoiceAttempt(offer.Lease, offer.Agent, null) { TakenUp = offer.TakenUp, Within = offer.Within, ReturnTime = offer.ReturnTime };
        call.Attempts.Add(offer.Lease, attempt);
        Ring(call, attempt);
    }

    private void TakeUp(VoiceCall call, VoiceAttempt attempt, TimeSpan within)
    {
        (attempt.TakenUp, attempt.Within) = (true, within);
        if (attempt.Rings)
        {
            attempt.Ringing.Cancel();
        }
        else if (attempt.Line is null)
        {
            Ring(call, attempt);
        }
    }

    // A phone that rings and was then accepted on the page is rung once more, so that it answers by itself. One that is off the hook does
    // not ring: the page asks, and the call comes onto the line.
    private void Ring(VoiceCall call, VoiceAttempt attempt)
    {
        if (agents.Of(attempt.Agent!) is { } line)
        {
            if (attempt.TakenUp)
            {
                VoiceLines.Use(call, attempt, line);
                post(new WorkEvent.PickedUp(call.Id, attempt.Lease));
            }

            return;
        }

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

    // While the number rings the caller hears music, the hold's as long as an agent has the call, or what the number's side lets be heard.
    private void Dial(VoiceCall call, WorkCommand.Dial command)
    {
        var attempt = new VoiceAttempt(command.Lease, null, command.Number);
        call.Attempts.Add(command.Lease, attempt);
        if (!call.Attempts.Values.Any(a => a.Bridge is not null))
        {
            sound.StartMusic(call);
        }

        var dial = new NumberDial(call.Id, command.Number, command.Within)
        {
            Rings = command.Request is { } request ? () => mailbox.Post(() => call.Requests.GetValueOrDefault(request)?.Ringing()) : null,
            Waiting = command.Waiting, Flow = command.IsFlow ? command.Number : null, By = command.By, HeardBy = call.Caller.Id, Data = command.Data ?? ReadOnlyDictionary<string, string>.Empty,
        };
        Bring(call, attempt, stop => lines.DialAsync(dial, stop), end => Refuse(call, attempt, end.Reason));
    }

    // A supervisor's telephone answers by itself: the wish came from the page.
    private void Summon(VoiceCall call, WorkCommand.Summon summon)
    {
        var attempt = new VoiceAttempt(summon.Lease, summon.Supervisor, null);
        call.Attempts.Add(summon.Lease, attempt);
        var context = call.Item.Context;
        var ring = new AgentRing(call.Id, summon.Supervisor, summon.Within, context.RemoteNumber, context.CallerName, AutoAnswer: true)
        {
            Role = LegRole.Supervisor,
        };
        Bring(call, attempt, stop => lines.RingAsync(ring, stop), end => Refuse(call, attempt, end.Reason));
    }

    private void Bring(VoiceCall call, VoiceAttempt attempt, Func<CancellationToken, Task<DialOutcome>> dial, Action<CallEnd> refused)
    {
        var stop = attempt.Ringing.Token;
        attempt.Rings = true;
        mailbox.Outside(async () =>
        {
            var outcome = await dial(stop);
            mailbox.Post(() =>
            {
                attempt.Rings = false;
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

        VoiceLines.Use(call, attempt, agents.For(attempt, leg));
        post(new WorkEvent.PickedUp(call.Id, attempt.Lease));
    }

    private void Connect(VoiceCall call, VoiceAttempt attempt, bool observes)
    {
        if (attempt.Leg is not { } leg)
        {
            return;
        }

        if (attempt.Bridge is { } own)
        {
            attempt.Observes &= observes;
            own.Join(leg);
            return;
        }

        if (call.Caller.End is not null)
        {
            Release(call, attempt, Cancelled); // nobody is there to talk to; that the caller left is an event of its own
            return;
        }

        attempt.Observes = observes;
        attempt.Tone?.Stop();
        var opened = !TryEnter(call, attempt, leg) && TryOpen(call, attempt, leg);
        if (attempt.Bridge is not { } bridge)
        {
            Refuse(call, attempt, EndReason.ServerError);
            agents.PutDown(attempt, new CallEnd(CallResult.Failed, EndReason.ServerError));
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
            new Party(leg.Id, leg.Role, attempt.Agent, attempt.Number),
        ]));
        watch.Line(attempt.Line!);
        if (opened)
        {
            watch.Bridge(call, bridge);
        }
    }

    /// <summary>Into the room in which the caller is.</summary>
    private static bool TryEnter(VoiceCall call, VoiceAttempt attempt, ICallLeg leg)
    {
        var room = call.Attempts.Values.Select(a => a.Bridge).FirstOrDefault(b => b is not null);
        attempt.Bridge = room is not null && (attempt.Observes ? room.Observe(leg) : room.Join(leg)) ? room : null;
        return attempt.Bridge is not null;
    }

    /// <summary>A room for the two.</summary>
    private bool TryOpen(VoiceCall call, VoiceAttempt attempt, ICallLeg leg)
    {
        sound.Stop(call);
        attempt.Bridge = leg.End is null && !attempt.Observes ? lines.TryBridge(call.Caller, leg) : null;
        return attempt.Bridge is not null;
    }

    private void Release(VoiceCall call, VoiceAttempt attempt, CallEnd why)
    {
        call.Attempts.Remove(attempt.Lease);
        attempt.Over = true;
        attempt.Ringing.Cancel();
        attempt.Tone?.Stop();
        LeaveRoom(call, attempt);
        agents.PutDown(attempt, why);
    }

    private void LeaveRoom(VoiceCall call, VoiceAttempt attempt)
    {
        if (attempt.Bridge is not { } room)
        {
            return;
        }

        if (attempt.Observes || call.Attempts.Values.Any(a => a.Bridge == room && !a.Observes))
        {
            foreach (var held in attempt.Holds)
            {
                room.Resume(held);
            }

            if (attempt is { Aside: false, Leg: { } leg })
            {
                room.Leave(leg.Id);
            }

            return;
        }

        room.Close();
        if (call.Attempts.Values.Any(a => a is { Number: not null, Leg: null }))
        {
            sound.StartMusic(call); // the agent has left, the number still rings
        }
    }

    private static void PressKeys(VoiceCall call, VoiceAttempt attempt, string keys)
    {
        foreach (var other in call.Attempts.Values.Where(a => a != attempt && a is { Bridge: not null, Observes: false, Aside: false, Leg: not null }))
        {
            Press(other.Leg!);
        }

        Press(call.Caller);

        void Press(ICallLeg leg)
        {
            if (attempt.Bridge is not null && !attempt.Holds.Contains(leg.Id))
            {
                leg.SendDigits(keys);
            }
        }
    }

    private void Refuse(VoiceCall call, VoiceAttempt attempt, EndReason reason)
    {
        call.Attempts.Remove(attempt.Lease);
        attempt.Over = true;
        post(new WorkEvent.Refused(call.Id, attempt.Lease, reason));
    }
}
