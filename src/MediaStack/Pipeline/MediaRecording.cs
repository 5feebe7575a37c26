namespace CallCenter.MediaStack.Pipeline;

/// <summary>A leg being recorded: stereo WAV at the leg's sample rate, left what the party says, right what it hears.</summary>
public sealed class MediaRecording
{
    private readonly TaskCompletionSource<RecordingOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action _wakeWriter;
    private volatile bool _stopRequested;

    internal MediaRecording(string path, int sampleRate, Action wakeWriter)
    {
        Path = path;
        SampleRate = sampleRate;
        _wakeWriter = wakeWriter;
    }

    public string Path { get; }

    /// <summary>Hz.</summary>
    public int SampleRate { get; }

    /// <summary>Completes when the file is finished, or could not be written on. Never faults.</summary>
    public Task<RecordingOutcome> Completion => _completion.Task;

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

    internal void Complete(RecordingOutcome outcome)
    {
        _stopRequested = true;
        _completion.TrySetResult(outcome);
    }
}
