namespace CallCenter.Dialer.Running;

/// <summary>Something that is said to a called person, who may reply by a key meanwhile or shortly after.</summary>
internal static class KeyQuestion
{
    /// <summary>The first of the wanted keys, which ends the words; null when none came in time, or the person has hung up.</summary>
    public static async Task<char?> AskAsync(ICallLeg called, AudioClip words, TimeSpan afterwards, IReadOnlyCollection<char> wanted, TimeProvider time)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(called.Ended);
        var playback = called.Play([words]);
        _ = EndAsync(playback, afterwards, over, time);
        try
        {
            await foreach (var key in called.Digits.ReadAllAsync(over.Token))
            {
                if (wanted.Contains(key))
                {
                    playback.Stop();
                    return key;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // no key within the time
        }

        return null;
    }

    private static async Task EndAsync(IPlayback playback, TimeSpan afterwards, CancellationTokenSource over, TimeProvider time)
    {
        await playback.Completion;
        await Task.Delay(afterwards, time);
        try
        {
            await over.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // the key was pressed, or the person hung up
        }
    }
}
