namespace CallCenter.MediaStack.Pipeline;

/// <summary>One leg's figures. Loss counts packets, times are as RFC 3550 defines them.</summary>
public sealed record MediaLegStats
{
    public long PacketsSent { get; init; }
    public long PacketsReceived { get; init; }
    public long PacketsLost { get; init; }
    public long PacketsLate { get; init; }
    public long PacketsDuplicate { get; init; }
    /// <summary>Packets that were no RTP, had an unknown payload type or came from a stranger.</summary>
    public long PacketsIgnored { get; init; }
    /// <summary>Those of them that came from an address which is not the peer's.</summary>
    public long PacketsFromStrangers { get; init; }
    public TimeSpan Jitter { get; init; }
    /// <summary>Loss that the peer reports about what we send, 0..1.</summary>
    public double RemoteLoss { get; init; }
    public TimeSpan RemoteJitter { get; init; }
    public TimeSpan? RoundTrip { get; init; }
    /// <summary>Sound that the jitter buffer holds back now; zero while nobody listens.</summary>
    public TimeSpan JitterDelay { get; init; }
}
