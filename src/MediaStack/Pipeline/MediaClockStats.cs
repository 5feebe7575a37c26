namespace CallCenter.MediaStack.Pipeline;

/// <param name="P50">half of the ticks were later than this.</param>
/// <param name="P99">one in a hundred was.</param>
/// <param name="Max">the latest.</param>
/// <param name="FramesSkipped">20 ms frames left out after long stalls, since the start.</param>
public readonly record struct MediaClockStats(TimeSpan P50, TimeSpan P99, TimeSpan Max, long FramesSkipped);
