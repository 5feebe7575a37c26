namespace CallCenter.MediaStack.Pipeline;

/// <param name="Path">the WAV file.</param>
/// <param name="Duration">sound in it.</param>
/// <param name="Error">null when complete; else why it ended early (disk full, not writable); what was written until then is readable.</param>
public sealed record RecordingOutcome(string Path, TimeSpan Duration, string? Error);

/// <summary>A leg being recorded: stereo WAV, 8 kHz, left what the party says, right what it hears.</summary>
public sealed class MediaRecording
{
    private readonly TaskCompletionSource<RecordingOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action _wakeWriter;
    private volatile bool _stopRequested;

    internal MediaRecording(string path, Action wakeWriter)
    {
        Path = path;
        _wakeWriter = wakeWriter;
    }

    public string Path { get; }

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
