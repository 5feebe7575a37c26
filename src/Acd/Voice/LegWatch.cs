using CallCenter.Acd.Channels;
using CallCenter.Acd.Core;

namespace CallCenter.Acd.Voice;

/// <summary>Tells the floor of legs that end and of rooms that come apart, and passes the wishes of telephones (REFER) on.</summary>
internal sealed class LegWatch(FloorMailbox mailbox, Action<WorkEvent> post)
{
    private long _lastRequest;

    /// <summary>Until the leg ends, whose wishes are complete then.</summary>
    public void Leg(VoiceCall call, VoiceAttempt attempt, ICallLeg leg) => mailbox.Outside(async () =>
    {
        while (await leg.TransferRequests.WaitToReadAsync())
        {
            Pass(call, attempt, leg);
        }

        mailbox.Post(() => post(new WorkEvent.PartyLeft(call.Id, attempt.Lease, leg.Id, leg.End))); // behind the wishes, which come the same way
    });

    /// <summary>Until the room has come apart: then it is so for all who are in it.</summary>
    public void Bridge(VoiceCall call, IBridge bridge) => mailbox.Outside(async () =>
    {
        var who = await bridge.Completion;
        mailbox.Post(() =>
        {
            foreach (var attempt in call.Attempts.Values.Where(a => a.Bridge == bridge && !a.Observes).ToList())
            {
                Pass(call, attempt, attempt.Leg!);
                mailbox.Post(() => post(new WorkEvent.PartyLeft(call.Id, attempt.Lease, who, attempt.Leg!.End)));
            }
        });
    });

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
        post(new WorkEvent.TransferAsked(call.Id, attempt.Lease, _lastRequest, request.Target, request.Waiting) { Data = request.Data });
    }
}
