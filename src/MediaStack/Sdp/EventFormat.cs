namespace CallCenter.MediaStack.Sdp;

/// <summary>RFC 4733 events as an m= section maps them.</summary>
/// <param name="ClockRate">of their timestamps and durations, Hz.</param>
public sealed record EventFormat(int PayloadType, int ClockRate);
