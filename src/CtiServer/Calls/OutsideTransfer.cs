namespace CallCenter.CtiServer.Calls;

/// <summary>A flow's transfer to a number: the caller hears music until the number answers, then the two are joined.</summary>
internal sealed class OutsideTransfer(ITelephony telephony, IVoices voices, IJournal journal, TimeProvider time)
{
    private static readonly TimeSpan RingTime = TimeSpan.FromSeconds(40);

    /// <summary>False when the number could not be reached and the caller is still there.</summary>
    public async Task<bool> RunAsync(ICallLeg caller, string number)
    {
        var music = await voices.SoundAsync("music/hold") is { } clip
            ? caller.Play([clip], loop: true)
            : caller.Play([]);
        var outcome = await telephony.DialAsync(new NumberDial(caller.CallId, number, RingTime, caller.RemoteNumber), caller.Ended);
        music.Stop();
        journal.Append(new CallTransferred
        {
            At = time.GetUtcNow(), CallId = caller.CallId, ToNumber = number, Succeeded = outcome is DialOutcome.Answered,
        });
        if (outcome is not DialOutcome.Answered { Leg: var other })
        {
            return caller.Ended.IsCancellationRequested;
        }

        await TalkAsync(caller, other, number);
        return true;
    }

    private async Task TalkAsync(ICallLeg caller, ICallLeg other, string number)
    {
        var start = time.GetTimestamp();
        journal.Append(new CallBridged { At = time.GetUtcNow(), CallId = caller.CallId, Number = number });
        var endedBy = await telephony.Bridge(caller.CallId, caller, other).Completion;
        journal.Append(new CallReleased
        {
            At = time.GetUtcNow(),
            CallId = caller.CallId,
            Number = number,
            Reason = endedBy == other.Id ? EndReason.CalleeHungUp : EndReason.CallerHungUp,
            TalkedMs = (long)time.GetElapsedTime(start).TotalMilliseconds,
        });
        await other.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.CallerHungUp));
        await caller.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.CalleeHungUp));
    }
}
