namespace CallCenter.CtiServer.Calls;

/// <summary>
/// A transfer to a number: the caller hears music, or what the number's side lets be heard, until it answers; then the two are joined. Who was reached may pass the caller on
/// or back by REFER, where the trunk's settings let it, as an outside voice menu does. Where a flow wants it, the caller's own side is asked first to call the number itself.
/// </summary>
internal sealed class OutsideTransfer(ITelephony telephony, IVoices voices, PassTargets targets, IJournal journal, TimeProvider time)
{
    private static readonly TimeSpan RingTime = TimeSpan.FromSeconds(40);

    /// <param name="by">the user whose telephone dials; null = a flow does.</param>
    public async Task<TransferEnd> RunAsync(ICallLeg caller, FlowOutcome.Transfer transfer, string? by = null)
    {
        if (transfer.GivesAway && await GiveAwayAsync(caller, transfer))
        {
            return new TransferEnd.Over();
        }

        return await DialAsync(caller, transfer, by, rings: null) is DialOutcome.Answered { Leg: var other } ? await TalkAsync(caller, other, transfer.Number)
            : caller.Ended.IsCancellationRequested ? new TransferEnd.Over()
            : new TransferEnd.NotReached();
    }

    private async Task<bool> GiveAwayAsync(ICallLeg caller, FlowOutcome.Transfer transfer)
    {
        var music = await PlayMusicAsync(caller);
        var gone = await caller.PassOnAsync(transfer.Number, transfer.Data);
        music.Stop();
        if (gone)
        {
            WriteTransferred(caller, transfer.Number, failed: null);
        }

        return gone;
    }

    private async Task<DialOutcome> DialAsync(ICallLeg caller, FlowOutcome.Transfer transfer, string? by, Action? rings)
    {
        var music = await PlayMusicAsync(caller);
        var outcome = await telephony.DialAsync(
            new NumberDial(caller.CallId, transfer.Number, RingTime, caller.RemoteNumber) { Data = transfer.Data, By = by, HeardBy = caller.Id, Rings = rings }, caller.Ended);
        music.Stop();
        WriteTransferred(caller, transfer.Number, (outcome as DialOutcome.Refused)?.End.Reason);
        return outcome;
    }

    /// <summary>Until one of them hangs up, or the other has passed the caller on. Who is to get a caller at a number keeps them until it answers.</summary>
    private async Task<TransferEnd> TalkAsync(ICallLeg caller, ICallLeg other, string number)
    {
        while (!caller.Ended.IsCancellationRequested && await TalkUntilPassedAsync(caller, other, number) is { } wish)
        {
            if (wish.To.Outcome is not FlowOutcome.Transfer there)
            {
                wish.Request.Complete(null);
                await other.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.Transferred));
                return new TransferEnd.PassedOn(wish.To, wish.Request.Data);
            }

            switch (await DialAsync(caller, there with { Data = wish.Request.Data }, by: null, wish.Request.Ringing))
            {
                case DialOutcome.Answered { Leg: var next }:
                    wish.Request.Complete(null);
                    await other.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.Transferred));
                    (other, number) = (next, there.Number);
                    break;
                case DialOutcome.Refused refused:
                    wish.Request.Complete(refused.End.Reason);
                    if (other.End is not null && !caller.Ended.IsCancellationRequested)
                    {
                        return new TransferEnd.NotReached();
                    }

                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        await other.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.CallerHungUp));
        await caller.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.CalleeHungUp));
        return new TransferEnd.Over();
    }

    /// <summary>Null when one of them has hung up.</summary>
    private async Task<PassWish?> TalkUntilPassedAsync(ICallLeg caller, ICallLeg other, string number)
    {
        var start = time.GetTimestamp();
        journal.Append(new CallBridged { At = time.GetUtcNow(), CallId = caller.CallId, Number = number });
        var bridge = telephony.Bridge(caller.CallId, caller, other);
        var wishing = WishAsync(other, caller.Ended);

        // who asks and puts the receiver down at once has asked
        var wish = await Task.WhenAny(bridge.Completion, wishing) == wishing || await bridge.Completion == other.Id ? await wishing : null;
        if (wish is not null)
        {
            bridge.Close();
        }

        var endedBy = await bridge.Completion;
        journal.Append(new CallReleased
        {
            At = time.GetUtcNow(),
            CallId = caller.CallId,
            Number = number,
            Reason = wish is not null ? EndReason.Transferred : endedBy == other.Id ? EndReason.CalleeHungUp : EndReason.CallerHungUp,
            TalkedMs = (long)time.GetElapsedTime(start).TotalMilliseconds,
        });
        return wish;
    }

    /// <summary>The first wish that can be met; the others are told that they cannot. Null when the leg ends without one.</summary>
    private async Task<PassWish?> WishAsync(ICallLeg other, CancellationToken callerEnded)
    {
        await foreach (var request in other.TransferRequests.ReadAllAsync(CancellationToken.None))
        {
            if (request.Waiting is null && !callerEnded.IsCancellationRequested && await TargetOfAsync(request) is { } target)
            {
                return new PassWish(target, request);
            }

            request.Complete(EndReason.NotFound);
        }

        return null;
    }

    /// <summary>Null when it is nobody here and no number. Only a number outside can have a dialog with others that the caller is to take over.</summary>
    private async Task<PassTarget?> TargetOfAsync(TransferRequest request) =>
        await targets.FindAsync(request.Target, CancellationToken.None) is { } target
        && (target.Outcome is FlowOutcome.Transfer || !request.Data.ContainsKey(TransferRequest.Replaces))
            ? target
            : null;

    private async Task<IPlayback> PlayMusicAsync(ICallLeg caller) =>
        await voices.SoundAsync("music/hold") is { } clip ? caller.Play([clip], loop: true) : caller.Play([]);

    private void WriteTransferred(ICallLeg caller, string number, EndReason? failed) => journal.Append(new CallTransferred
    {
        At = time.GetUtcNow(), CallId = caller.CallId, ToNumber = number, Succeeded = failed is null, Reason = failed,
    });

    private sealed record PassWish(PassTarget To, TransferRequest Request);
}
