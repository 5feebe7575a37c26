namespace CallCenter.Testing;

/// <summary>A playback that lasts as long as its clips by the test's clock.</summary>
public sealed class FakePlayback : IPlayback
{
    private readonly TaskCompletionSource<PlaybackEnd> _completion;
    private readonly TimeProvider _time;
    private readonly Action _changed;
    private readonly long _from;
    private readonly Lock _gate = new();
    private ITimer? _timer;
    private TimeSpan? _played;

    internal FakePlayback(IReadOnlyList<AudioClip> clips, bool loop, TimeProvider time, Action changed, bool inline)
    {
        Clips = [.. clips];
        Loop = loop;
        _completion = new(inline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);
        _time = time;
        _changed = changed;
        _from = time.GetTimestamp();
    }

    public IReadOnlyList<AudioClip> Clips { get; }

    public bool Loop { get; }

    public Task<PlaybackEnd> Completion => _completion.Task;

    public TimeSpan Length => new(Clips.Sum(clip => clip.Duration.Ticks));

    public TimeSpan Played
    {
        get
        {
            var played = _played ?? _time.GetElapsedTime(_from);
            return Loop || played < Length ? played : Length;
        }
    }

    public void Stop() => Complete(PlaybackEnd.Stopped);

    internal void Start()
    {
        if (!Loop)
        {
            var timer = _time.CreateTimer(_ => Complete(PlaybackEnd.Finished), null, Length, Timeout.InfiniteTimeSpan);
            lock (_gate)
            {
                _timer = timer;
            }
        }
    }

    internal void Complete(PlaybackEnd end)
    {
        var played = _time.GetElapsedTime(_from);
        if (_completion.TrySetResult(end))
        {
            _played = played;
            lock (_gate)
            {
                _timer?.Dispose();
            }

            _changed();
        }
    }
}
