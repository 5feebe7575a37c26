namespace CallCenter.MediaStack.Pipeline;

/// <param name="Path">the WAV file.</param>
/// <param name="Duration">sound in it.</param>
/// <param name="Error">null when complete; else why it ended early (disk full, not writable), what was written until then is readable.</param>
public sealed record RecordingOutcome(string Path, TimeSpan Duration, string? Error);

/// <summary>A leg being recorded: stereo WAV, 8 kHz, left what the party says, right what it hears.</summary>
public sealed class MediaRecording
{
    private readonly TaskCompletionSource<RecordingOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal MediaRecording(string path) => Path = path;

    public string Path { get; }

    /// <summary>Completes when the file is finished, or could not be written on. Never faults.</summary>
    public Task<RecordingOutcome> Completion => _completion.Task;

    /// <summary>Asks for the end; <see cref="Completion"/> tells when the file is finished.</summary>
    public void Stop() => StopRequested = true;

    internal volatile bool StopRequested;

    internal void Complete(RecordingOutcome outcome) => _completion.TrySetResult(outcome);
}
