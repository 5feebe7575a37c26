using CallCenter.MediaStack.Codecs;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>Clips being played on one leg, one after the other without a gap.</summary>
public sealed class MediaPlayback
{
    private readonly TaskCompletionSource<PlaybackOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _microsecondsPlayed;

    internal MediaPlayback(IReadOnlyList<MediaClip> clips, bool loop)
    {
        Clips = clips;
        Loop = loop;
        IsNarrow = clips.All(clip => clip.IsNarrow);
    }

    public Task<PlaybackOutcome> Completion => _completion.Task;

    /// <summary>Sound handed to the network so far.</summary>
    public TimeSpan Played => TimeSpan.FromMicroseconds(Interlocked.Read(ref _microsecondsPlayed));

    internal IReadOnlyList<MediaClip> Clips { get; }

    internal bool Loop { get; }

    /// <summary>Nothing above 4 kHz is in it.</summary>
    internal bool IsNarrow { get; }

    /// <summary>Ends the playback now; the leg goes back to what it hears without it. Does nothing when it has ended.</summary>
    public void Stop() => End(PlaybackOutcome.Stopped);

    internal bool Ended => _completion.Task.IsCompleted;

    /// <summary>Converts and encodes the clips at the caller's expense, so that the clock only ever copies.</summary>
    internal void Prepare(AudioFormat format)
    {
        foreach (var clip in Clips)
        {
            clip.At(format.SampleRate);
            if (format.IsG711)
            {
                clip.Encoded(format);
            }
        }
    }

    /// <param name="rate">of the samples, Hz.</param>
    internal void Advance(int samples, int rate) => Interlocked.Add(ref _microsecondsPlayed, samples * 1_000_000L / rate);

    internal void End(PlaybackOutcome outcome) => _completion.TrySetResult(outcome);
}
