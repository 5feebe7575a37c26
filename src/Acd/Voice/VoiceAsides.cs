using CallCenter.Acd.Channels;
using CallCenter.Acd.Core;

namespace CallCenter.Acd.Voice;

/// <summary>An agent's telephone leaves a room for another of its calls, and comes back.</summary>
internal sealed class VoiceAsides(FloorMailbox mailbox, Lines lines, VoiceLines agents, LegWatch watch, Action<WorkEvent> post)
{
    public static void StepAside(VoiceAttempt attempt)
    {
        attempt.Aside = true;
        attempt.Ringing.Cancel();
        if (attempt.Leg is { } leg)
        {
            attempt.Bridge?.Leave(leg.Id);
        }
    }

    /// <summary>Into the room again; a telephone that was put down is called, and answers by itself.</summary>
    public void StepIn(VoiceCall call, VoiceAttempt attempt, TimeSpan within)
    {
        if (attempt.Line is { Lives: true } || TryRejoinLine(call, attempt))
        {
            Rejoin(call, attempt);
            return;
        }

        attempt.Line?.Uses.Remove(attempt);
        (attempt.Line, attempt.Ringing) = (null, new CancellationTokenSource());
        var context = call.Item.Context;
        var ring = new AgentRing(call.Id, attempt.Agent!, within, context.RemoteNumber, context.CallerName, AutoAnswer: true) { ReturnTime = attempt.ReturnTime };
        var stop = attempt.Ringing.Token;
        mailbox.Outside(async () =>
        {
            var outcome = await lines.RingAsync(ring, stop);
            mailbox.Post(() =>
            {
                if (outcome is DialOutcome.Answered { Leg: var leg })
                {
                    Returned(call, attempt, leg, stop);
                }
                else if (!attempt.Over && !stop.IsCancellationRequested)
                {
                    post(new WorkEvent.PartyLeft(call.Id, attempt.Lease, null, ((DialOutcome.Refused)outcome).End));
                }
            });
        });
    }

    private bool TryRejoinLine(VoiceCall call, VoiceAttempt attempt)
    {
        if (agents.Of(attempt.Agent!) is not { } line)
        {
            return false;
        }

        attempt.Line?.Uses.Remove(attempt);
        VoiceLines.Use(call, attempt, line);
        return true;
    }

    private void Returned(VoiceCall call, VoiceAttempt attempt, ICallLeg leg, CancellationToken stop)
    {
        if (attempt.Over || stop.IsCancellationRequested)
        {
            lines.HangUp(leg, new CallEnd(CallResult.NotConnected, EndReason.Cancelled));
            return;
        }

        VoiceLines.Use(call, attempt, agents.For(attempt, leg));
        Rejoin(call, attempt);
    }

    private void Rejoin(VoiceCall call, VoiceAttempt attempt)
    {
        attempt.Aside = false;
        watch.Line(attempt.Line!);
        if (attempt.Bridge?.Join(attempt.Leg!) != true)
        {
            post(new WorkEvent.PartyLeft(call.Id, attempt.Lease, null, attempt.Leg!.End));
        }
        else if (attempt.HeardBy is { } listeners)
        {
            attempt.Bridge.SetHeardBy(attempt.Leg!.Id, listeners);
        }
    }
}
