using CallCenter.MediaStack.Codecs;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>Clips being played on one leg, one after the other without a gap.</summary>
public sealed class MediaPlayback
{
    private readonly TaskCompletionSource<PlaybackOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _sampleRate;
    private long _samplesPlayed;

    internal MediaPlayback(IReadOnlyList<MediaClip> clips, bool loop)
    {
        Clips = clips;
        Loop = loop;
        _sampleRate = clips.Count > 0 ? clips[0].SampleRate : 8000;
    }

    public Task<PlaybackOutcome> Completion => _completion.Task;

    /// <summary>Sound handed to the network so far.</summary>
    public TimeSpan Played => TimeSpan.FromSeconds(Interlocked.Read(ref _samplesPlayed) / (double)_sampleRate);

    internal IReadOnlyList<MediaClip> Clips { get; }

    internal bool Loop { get; }

    /// <summary>Ends the playback now; the leg goes back to what it hears without it. Does nothing when it has ended.</summary>
    public void Stop() => End(PlaybackOutcome.Stopped);

    internal bool Ended => _completion.Task.IsCompleted;

    /// <summary>Encodes the clips at the caller's expense, so that the clock only ever copies. A clip of another sample rate is a bug.</summary>
    internal void Prepare(AudioFormat format)
    {
        foreach (var clip in Clips)
        {
            if (clip.SampleRate != format.SampleRate)
            {
                throw new ArgumentException($"a clip of {clip.SampleRate} Hz on a leg of {format.SampleRate} Hz");
            }

            if (format.IsG711)
            {
                clip.Encoded(format);
            }
        }
    }

    internal void Advance(int samples) => Interlocked.Add(ref _samplesPlayed, samples);

    internal void End(PlaybackOutcome outcome) => _completion.TrySetResult(outcome);
}
