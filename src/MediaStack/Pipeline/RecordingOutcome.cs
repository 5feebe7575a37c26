namespace CallCenter.MediaStack.Pipeline;

/// <summary>How a recording ended.</summary>
/// <param name="Path">the file.</param>
/// <param name="Duration">sound in it.</param>
/// <param name="Error">null when complete; else why it ended early (disk full, not writable); what was written until then is readable.</param>
public sealed record RecordingOutcome(string Path, TimeSpan Duration, string? Error);
