namespace CallCenter.MediaStack.Pipeline;

/// <summary>One leg's figures. Loss counts packets, times are as RFC 3550 defines them.</summary>
public sealed record MediaLegStats
{
    public long PacketsSent { get; init; }
    public long PacketsReceived { get; init; }
    public long PacketsLost { get; init; }
    public long PacketsLate { get; init; }
    /// <summary>Lost ones whose sound the codec has told in the next packet.</summary>
    public long PacketsRecovered { get; init; }
    public long PacketsDuplicate { get; init; }
    /// <summary>Packets that were no RTP, had an unknown payload type or came from a stranger.</summary>
    public long PacketsIgnored { get; init; }
    /// <summary>Those of them that came from an address which is not the peer's.</summary>
    public long PacketsFromStrangers { get; init; }
    /// <summary>How packets are protected (a crypto-suite of SDP), also after the end; null = they travel plain.</summary>
    public string? Suite { get; init; }
    public TimeSpan Jitter { get; init; }
    /// <summary>Loss that the peer reports about what we send, 0..1.</summary>
    public double RemoteLoss { get; init; }
    public TimeSpan RemoteJitter { get; init; }
    public TimeSpan? RoundTrip { get; init; }
    /// <summary>Opinion score that the peer gives what it hears of us (RTCP XR), 1-5; null while it says nothing.</summary>
    public double? RemoteMos { get; init; }
    /// <summary>Share of the packets that were not to be heard: lost or late, and not told by the next; 0..1.</summary>
    public double Unheard => PacketsReceived == 0 ? 0
        : Math.Clamp((PacketsLost + PacketsLate - PacketsRecovered) / (double)(PacketsReceived + PacketsLost), 0, 1);
    /// <summary>Sound that the jitter buffer holds back now; zero while nobody listens.</summary>
    public TimeSpan JitterDelay { get; init; }
}
