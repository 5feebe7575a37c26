namespace CallCenter.MediaStack.Pipeline;

/// <summary>A leg being recorded: stereo at 8 kHz, a WAV file or an encrypted one, whatever the leg speaks; left what the party says, right what it hears.</summary>
public sealed class MediaRecording
{
    /// <summary>Hz.</summary>
    public const int SampleRate = 8000;

    /// <summary>One second: what was said or pressed last has left the jitter buffer by then.</summary>
    private const int TailFrames = 50;

    private readonly TaskCompletionSource<RecordingOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action _wakeWriter;
    private volatile bool _stopRequested;
    private volatile bool _silenced;
    private volatile bool _paused;
    private int _tail;

    internal MediaRecording(string path, Action wakeWriter)
    {
        Path = path;
        _wakeWriter = wakeWriter;
    }

    public string Path { get; }

    /// <summary>Completes when the file is finished, or could not be written on. Never faults.</summary>
    public Task<RecordingOutcome> Completion => _completion.Task;

    /// <summary>Silence stands for what the party says as long as this is true, and up to a second after; the length of the file stays right.</summary>
    public bool Silenced
    {
        get => _silenced;
        set => _silenced = value;
    }

    /// <summary>Silence stands for both sides as long as this is true; the length of the file stays right.</summary>
    public bool Paused
    {
        get => _paused;
        set => _paused = value;
    }

    internal bool StopRequested => _stopRequested;

    /// <summary>Asks for the end; <see cref="Completion"/> tells when the file is finished.</summary>
    public void Stop()
    {
        if (!_stopRequested)
        {
            _stopRequested = true;
            _wakeWriter();
        }
    }

    /// <summary>On the clock thread, once for each write: true when the party's frame is left out.</summary>
    /// <param name="frames">since the last one.</param>
    internal bool LeavesOut(int frames)
    {
        if (_silenced || _paused)
        {
            _tail = TailFrames;
            return true;
        }

        _tail = Math.Max(0, _tail - frames);
        return _tail > 0;
    }

    internal void Complete(RecordingOutcome outcome)
    {
        _stopRequested = true;
        _completion.TrySetResult(outcome);
    }
}
