namespace CallCenter.MediaStack.Pipeline;

/// <summary>
/// Takes one 20 ms frame of 16-bit linear PCM at the leg's sample rate (160 samples at 8 kHz), valid only during the call. Called on the
/// media clock.
/// </summary>
public delegate void FrameHandler(ReadOnlySpan<short> frame);
