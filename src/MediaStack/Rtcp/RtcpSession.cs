namespace CallCenter.MediaStack.Rtcp;

/// <summary>
/// One leg's RTCP: when our next report is due, what the peer's reports say about us, and the round trip. Times are the clock's
/// timestamps. Not thread-safe.
/// </summary>
internal sealed class RtcpSession(TimeProvider time, uint ssrc, byte[] cname)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly DateTimeOffset NtpEpoch = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private long _due;
    private uint _lastSenderReport;
    private long _lastSenderReportAt;

    public double RemoteLoss { get; private set; }

    /// <summary>In units of our RTP clock.</summary>
    public uint RemoteJitter { get; private set; }

    public TimeSpan? RoundTrip { get; private set; }

    /// <summary>How the peer says that it hears us (RFC 3611); null while it says nothing.</summary>
    public VoipMetrics? HeardThere { get; private set; }

    /// <summary>RFC 3550 section 6.2: half the interval at first, then spread by half of it either way so that legs do not march in step.</summary>
    public void Schedule(long now, bool first)
    {
        var factor = first ? 0.5 : 0.5 + Random.Shared.NextDouble();
        _due = now + (long)(Interval.TotalSeconds * factor * time.TimestampFrequency);
    }

    public bool IsDue(long now) => now >= _due;

    /// <summary>Writes SR or RR, SDES, perhaps XR and, at the end, BYE; the length.</summary>
    /// <param name="voice">how we hear the peer, if it wants to know.</param>
    public int Write(Span<byte> buffer, SenderInfo? sender, ReceptionStats stats, long now, bool goodbye, VoipMetrics? voice = null)
    {
        var writer = new RtcpWriter(buffer);
        var delay = _lastSenderReport == 0 ? 0 : (uint)((now - _lastSenderReportAt) * 65536.0 / time.TimestampFrequency);
        writer.WriteReport(ssrc, sender, stats.Started ? stats.Report(_lastSenderReport, delay) : null);
        writer.WriteName(ssrc, cname);
        if (voice is { } metrics)
        {
            writer.WriteVoice(ssrc, metrics);
        }

        if (goodbye)
        {
            writer.WriteGoodbye(ssrc);
        }

        return writer.Written;
    }

    /// <summary>Takes a compound packet in; false when nothing in it is RTCP.</summary>
    public bool Receive(ReadOnlySpan<byte> compound, long now)
    {
        var reader = new RtcpReader(compound);
        var any = false;
        while (reader.TryRead(out var packet))
        {
            any |= packet.Type is (>= RtcpType.SenderReport and <= RtcpType.Application) or RtcpType.ExtendedReport;
            if (packet.IsReport)
            {
                ReadReport(packet, now);
            }
            else if (packet.Type == RtcpType.ExtendedReport)
            {
                HeardThere = VoipMetrics.Find(packet.Body, ssrc) ?? HeardThere;
            }
        }

        return any;
    }

    /// <summary>64-bit NTP time of the provider's clock.</summary>
    public ulong NtpNow()
    {
        var since = time.GetUtcNow() - NtpEpoch;
        var seconds = (ulong)(since.Ticks / TimeSpan.TicksPerSecond);
        var fraction = ((ulong)(since.Ticks % TimeSpan.TicksPerSecond) << 32) / TimeSpan.TicksPerSecond;
        return (seconds << 32) | fraction;
    }

    private void ReadReport(RtcpPacket packet, long now)
    {
        if (packet.Type == RtcpType.SenderReport)
        {
            _lastSenderReport = packet.MiddleNtp;
            _lastSenderReportAt = now;
        }

        for (var i = 0; i < packet.BlockCount; i++)
        {
            var block = packet.Block(i);
            if (block.Ssrc != ssrc)
            {
                continue;
            }

            RemoteLoss = block.FractionLost / 256.0;
            RemoteJitter = block.Jitter;
            if (block.LastSenderReport != 0)
            {
                // A - LSR - DLSR in 1/65536 s; a peer's clock may make it slightly negative
                var trip = (int)((uint)(NtpNow() >> 16) - block.LastSenderReport - block.DelaySinceLast);
                RoundTrip = trip is >= 0 and < 65536 * 60 ? TimeSpan.FromSeconds(trip / 65536.0) : RoundTrip;
            }
        }
    }
}
