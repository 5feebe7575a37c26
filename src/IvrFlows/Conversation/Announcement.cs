namespace CallCenter.IvrFlows.Conversation;

/// <summary>Plays without listening to speech.</summary>
internal static class Announcement
{
    /// <summary>A playback that is not over so long after its length is given up.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Until all is said, a key stops it, or the caller has gone.</summary>
    public static async Task PlayAsync(ICallLeg leg, IReadOnlyList<AudioClip> clips, TimeProvider time, bool mustHear)
    {
        if (mustHear)
        {
            Keys.Forget(leg);
        }
        else if (leg.Digits.TryPeek(out _))
        {
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(leg.Ended);
        var playback = leg.Play(clips);
        var ends = new List<Task> { playback.Completion, Task.Delay(LengthOf(clips) + Grace, time, stop.Token) };
        if (!mustHear)
        {
            ends.Add(leg.Digits.WaitToReadAsync(stop.Token).AsTask());
        }

        await Task.WhenAny(ends);
        stop.Cancel();
        playback.Stop();
        if (mustHear)
        {
            Keys.Forget(leg);
        }
    }

    public static TimeSpan LengthOf(IReadOnlyList<AudioClip> clips) => new(clips.Sum(clip => clip.Duration.Ticks));
}
