using System.Diagnostics.Metrics;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>What the media engine counts for the operator.</summary>
internal static class MediaMeter
{
    private static readonly Meter Meter = new("CallCenter.MediaStack");

    /// <summary>Packets to a leg's ports that came from somebody else than its peer.</summary>
    public static readonly Counter<long> StrangerPackets = Meter.CreateCounter<long>("callcenter.rtp.stranger_packets", "{packet}",
        "RTP and RTCP packets from addresses other than the one that a leg has learnt");

    /// <summary>Legs whose peer named an address that had to prove itself first.</summary>
    public static readonly Counter<long> UnprovenTargets = Meter.CreateCounter<long>("callcenter.rtp.unproven_targets", "{leg}",
        "Addresses in SDP that are not the signalling peer's and get no sound until a packet has come from them");
}
