using CallCenter.Acd.Channels;
using CallCenter.Acd.Core;

namespace CallCenter.Acd.Voice;

/// <summary>Tells the floor of legs that end and of rooms that come apart, and passes the wishes of telephones (REFER) on.</summary>
internal sealed class LegWatch(FloorMailbox mailbox, Action<WorkEvent> post)
{
    private long _lastRequest;

    /// <summary>Until the leg ends, whose wishes are complete then.</summary>
    public void Line(VoiceLine line)
    {
        if (line.Watched)
        {
            return;
        }

        line.Watched = true;
        mailbox.Outside(async () =>
        {
            while (await line.Leg.TransferRequests.WaitToReadAsync())
            {
                Pass(line);
            }

            mailbox.Post(() => Ended(line)); // behind the wishes, which come the same way
        });
    }

    /// <summary>Until the room has come apart: then it is so for all who are in it.</summary>
    public void Bridge(VoiceCall call, IBridge bridge) => mailbox.Outside(async () =>
    {
        var who = await bridge.Completion;
        mailbox.Post(() =>
        {
            foreach (var attempt in call.Attempts.Values.Where(a => a.Bridge == bridge && !a.Observes).ToList())
            {
                if (attempt.Line is { } line)
                {
                    Pass(line);
                }

                mailbox.Post(() => post(new WorkEvent.PartyLeft(call.Id, attempt.Lease, who, attempt.Leg?.End)));
            }
        });
    });

    // Who put the telephone down has ended the call at hand; those on hold wait for it to be called again, unless it died.
    private void Ended(VoiceLine line)
    {
        foreach (var attempt in line.Uses.ToList())
        {
            if (attempt is { Call: { } call, Bridge: not null } && (!attempt.Aside || line.Leg.End is { Result: CallResult.Failed }))
            {
                post(new WorkEvent.PartyLeft(call.Id, attempt.Lease, line.Leg.Id, line.Leg.End));
            }
        }
    }

    // Both watchers pass requests on, under a lock: a phone that asks for a transfer and hangs up at once is heard in that order.
    private void Pass(VoiceLine line)
    {
        lock (line.PassGate)
        {
            while (line.Leg.TransferRequests.TryRead(out var request))
            {
                mailbox.Post(() => Ask(line, request));
            }
        }
    }

    private void Ask(VoiceLine line, TransferRequest request)
    {
        if (line.AtHand is not { Call: { } call, Over: false } attempt)
        {
            request.Complete(EndReason.Declined);
            return;
        }

        call.Requests.Add(++_lastRequest, request);
        post(new WorkEvent.TransferAsked(call.Id, attempt.Lease, _lastRequest, request.Target, request.Waiting) { Data = request.Data });
    }
}
