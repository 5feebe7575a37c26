using CallCenter.MediaStack.Srtp;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>What protects a leg's packets; the same guard twice but where RTP and RTCP have shaken hands each for itself.</summary>
internal sealed record LegGuards(SrtpGuard Rtp, SrtpGuard Rtcp);
