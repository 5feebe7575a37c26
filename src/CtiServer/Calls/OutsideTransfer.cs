namespace CallCenter.CtiServer.Calls;

/// <summary>
/// A transfer to a number: the caller hears music, or what the number's side lets be heard, until it answers; then the two are joined. Who was reached may pass the caller on
/// or back by REFER, where the trunk's settings let it, as an outside voice menu does. Where a flow wants it, the caller's own side is asked first to call the number itself.
/// </summary>
internal sealed class OutsideTransfer(ITelephony telephony, IVoices voices, PassTargets targets, IJournal journal, TimeProvider time)
{
    private static readonly TimeSpan RingTime = TimeSpan.FromSeconds(40);
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    /// <param name="by">the user whose telephone dials; null = a flow does.</param>
    public async Task<TransferEnd> RunAsync(ICallLeg caller, FlowOutcome.Transfer transfer, string? by = null)
    {
        var number = transfer.Number;
        var music = await voices.SoundAsync("music/hold") is { } clip
            ? caller.Play([clip], loop: true)
            : caller.Play([]);
        if (transfer.GivesAway && await caller.PassOnAsync(number, transfer.Data))
        {
            journal.Append(new CallTransferred { At = time.GetUtcNow(), CallId = caller.CallId, ToNumber = number, Succeeded = true });
            return new TransferEnd.Over();
        }

        var outcome = await telephony.DialAsync(
            new NumberDial(caller.CallId, number, RingTime, caller.RemoteNumber) { Data = transfer.Data, By = by, HeardBy = caller.Id }, caller.Ended);
        music.Stop();
        journal.Append(new CallTransferred
        {
            At = time.GetUtcNow(), CallId = caller.CallId, ToNumber = number, Succeeded = outcome is DialOutcome.Answered,
        });
        if (outcome is not DialOutcome.Answered { Leg: var other })
        {
            return caller.Ended.IsCancellationRequested ? new TransferEnd.Over() : new TransferEnd.NotReached();
        }

        return await TalkAsync(caller, other, number);
    }

    private async Task<TransferEnd> TalkAsync(ICallLeg caller, ICallLeg other, string number)
    {
        var start = time.GetTimestamp();
        journal.Append(new CallBridged { At = time.GetUtcNow(), CallId = caller.CallId, Number = number });
        var bridge = telephony.Bridge(caller.CallId, caller, other);
        var wish = WishAsync(other, caller.Ended);
        var passed = await Task.WhenAny(bridge.Completion, wish) == wish ? await wish : null;
        if (passed is not null)
        {
            bridge.Close();
        }

        var endedBy = await bridge.Completion;
        journal.Append(new CallReleased
        {
            At = time.GetUtcNow(),
            CallId = caller.CallId,
            Number = number,
            Reason = passed is not null ? EndReason.Transferred : endedBy == other.Id ? EndReason.CalleeHungUp : EndReason.CallerHungUp,
            TalkedMs = (long)time.GetElapsedTime(start).TotalMilliseconds,
        });
        if (passed is not null)
        {
            await other.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.Transferred));
            return passed;
        }

        await other.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.CallerHungUp));
        await caller.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.CalleeHungUp));
        return new TransferEnd.Over();
    }

    /// <summary>The first wish that can be met; the others are told that they cannot. Null when the leg ends without one.</summary>
    private async Task<TransferEnd.PassedOn?> WishAsync(ICallLeg other, CancellationToken callerEnded)
    {
        await foreach (var request in other.TransferRequests.ReadAllAsync(CancellationToken.None))
        {
            var passed = request.Waiting is null && !callerEnded.IsCancellationRequested ? await TargetOfAsync(request) : null;
            request.Complete(passed is not null);
            if (passed is not null)
            {
                return passed;
            }
        }

        return null;
    }

    /// <summary>Null when it is nobody here and no number. Only a number outside can have a dialog with others that the caller is to take over.</summary>
    private async Task<TransferEnd.PassedOn?> TargetOfAsync(TransferRequest request)
    {
        var target = await targets.FindAsync(request.Target, CancellationToken.None);
        return !request.Data.ContainsKey(TransferRequest.Replaces) ? target is null ? null : new TransferEnd.PassedOn(target, request.Data)
            : target?.Outcome is FlowOutcome.Transfer there ? new TransferEnd.PassedOn(target with { Outcome = there with { Data = request.Data } }, Nothing)
            : null;
    }
}
