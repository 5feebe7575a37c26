using CallCenter.Acd.Channels;
using CallCenter.Acd.Core;

namespace CallCenter.Acd.Voice;

/// <summary>
/// Calls that agents dial by hand, until the called person's leg is handed in: first the agent's own telephone, then the number, which the
/// agent hears ringing.
/// </summary>
internal sealed class VoiceDials(FloorMailbox mailbox, VoiceLines agents, Lines lines, Action<WorkEvent> post)
{
    private static readonly CallEnd Cancelled = new(CallResult.NotConnected, EndReason.Cancelled);

    private readonly Dictionary<CallId, VoiceAttempt> _open = [];

    public void Begin(WorkCommand.Place place)
    {
        var attempt = new VoiceAttempt(place.Lease, place.Agent, null);
        _open.Add(place.Item, attempt);
        if (agents.Of(place.Agent) is { } line)
        {
            Dial(place, attempt, line);
            return;
        }

        var ring = new AgentRing(place.Item, place.Agent, place.PickUp, place.To, AutoAnswer: true);
        var stop = attempt.Ringing.Token;
        mailbox.Outside(async () =>
        {
            var outcome = await lines.RingAsync(ring, stop);
            mailbox.Post(() =>
            {
                if (outcome is not DialOutcome.Answered { Leg: var leg })
                {
                    Fail(place, ((DialOutcome.Refused)outcome).End.Reason);
                }
                else if (attempt.Over)
                {
                    lines.HangUp(leg, Cancelled);
                }
                else
                {
                    Dial(place, attempt, agents.For(attempt, leg));
                }
            });
        });
    }

    /// <summary>Neither the own telephone nor the number rings any more.</summary>
    public void GiveUp(CallId item)
    {
        if (_open.Remove(item, out var attempt))
        {
            attempt.Over = true;
            attempt.Ringing.Cancel();
            attempt.Tone?.Stop();
            agents.PutDown(attempt, Cancelled);
        }
    }

    /// <summary>The called person's leg is here, and rings.</summary>
    public void Take(VoiceCall call)
    {
        if (!_open.Remove(call.Id, out var attempt))
        {
            return;
        }

        attempt.Call = call;
        call.Attempts.Add(attempt.Lease, attempt);
        mailbox.Outside(async () =>
        {
            await Task.WhenAny(call.Caller.WhenRinging, call.Caller.WhenAnswered);
            post(new WorkEvent.Ringing(call.Id, attempt.Lease));
        });
        mailbox.Outside(async () =>
        {
            if (await call.Caller.WhenAnswered)
            {
                post(new WorkEvent.PickedUp(call.Id, attempt.Lease));
            }
        });
    }

    private void Dial(WorkCommand.Place place, VoiceAttempt attempt, VoiceLine line)
    {
        VoiceLines.Use(null, attempt, line);
        attempt.Tone = line.Leg.Play(RingTone.Clips, loop: true);
        line.Leg.Ended.Register(() => mailbox.Post(() =>
        {
            if (attempt is { Over: false, Bridge: null })
            {
                post(new WorkEvent.Refused(place.Item, place.Lease, EndReason.AgentHungUp)); // the agent put the telephone down
            }
        }));
        post(new WorkEvent.Calling(place.Item, place.Lease));
        var wanted = new OutboundCall(place.To, place.Within, place.CallerNumber, Queue: place.Queue)
        {
            Id = place.Item, By = place.Agent, Agent = place.Agent, HeardBy = line.Leg.Id, Stop = attempt.Ringing.Token,
        };
        mailbox.Outside(async () =>
        {
            var outcome = await lines.PlaceAsync(wanted);
            if (outcome is PlaceOutcome.Refused refused)
            {
                mailbox.Post(() => Fail(place, refused.Reason));
            }
        });
    }

    private void Fail(WorkCommand.Place place, EndReason reason)
    {
        if (_open.ContainsKey(place.Item))
        {
            GiveUp(place.Item);
            post(new WorkEvent.Refused(place.Item, place.Lease, reason));
        }
    }
}
