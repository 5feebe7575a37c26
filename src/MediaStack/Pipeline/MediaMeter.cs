using System.Diagnostics.Metrics;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>
/// The engine's instruments: packets of all legs, lateness of the clock, and each ended leg's loss, jitter and round trip. Nothing is counted on a
/// packet's path; the legs' own figures are read when somebody asks and when a leg ends.
/// </summary>
internal sealed class MediaMeter : IDisposable
{
    public const string Name = "CallCenter.MediaStack";

    private readonly Lock _gate = new();
    private readonly Meter _meter = new(Name);
    private readonly Histogram<double> _loss;
    private readonly Histogram<double> _jitter;
    private readonly Histogram<double> _roundTrip;
    private readonly Histogram<double> _mos;
    private readonly Counter<long> _unproven;
    private readonly MediaEngine _engine;
    private Totals _ended;

    public MediaMeter(MediaEngine engine)
    {
        _engine = engine;
        _loss = _meter.CreateHistogram<double>("callcenter.rtp.loss", "1", "Share of packets that an ended leg did not get.");
        _jitter = _meter.CreateHistogram<double>("callcenter.rtp.jitter", "s", "Interarrival jitter of an ended leg (RFC 3550 section 6.4.1).");
        _roundTrip = _meter.CreateHistogram<double>("callcenter.rtp.round_trip", "s", "Round trip to an ended leg's peer, by RTCP.");
        _mos = _meter.CreateHistogram("callcenter.rtp.mos", "1", "Estimated opinion score of how an ended leg sounded to us (ITU-T G.107).", null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [2, 2.6, 3.1, 3.6, 4, 4.2, 4.4] });
        _unproven = _meter.CreateCounter<long>("callcenter.rtp.unproven_targets", null,
            "Addresses in SDP that are not the signalling peer's and get no sound until a packet has come from them.");
        _meter.CreateObservableCounter("callcenter.rtp.packets", Packets, null, "RTP packets by what became of them.");
        _meter.CreateObservableGauge("callcenter.media.ports", Ports, null, "Pairs of RTP ports by state.");
        _meter.CreateObservableGauge("callcenter.media.clock_late", Lateness, "s", "How late the 20 ms clock rang since the last reading.");
        _meter.CreateObservableCounter("callcenter.media.frames_skipped", () => engine.Clock.FramesSkipped, null, "20 ms frames left out after long stalls.");
    }

    public void Dispose() => _meter.Dispose();

    /// <summary>A leg's peer named an address that has to prove itself.</summary>
    public void Unproven() => _unproven.Add(1);

    /// <summary>A leg has ended; its figures stay in the totals.</summary>
    public void Ended(MediaLegStats leg)
    {
        lock (_gate)
        {
            _ended = _ended.With(leg);
        }

        if (leg.PacketsReceived > 0)
        {
            _loss.Record(Math.Clamp((double)leg.PacketsLost / (leg.PacketsReceived + Math.Max(0, leg.PacketsLost)), 0, 1));
            _jitter.Record(leg.Jitter.TotalSeconds);
            _mos.Record(VoiceQuality.Mos(leg));
        }

        if (leg.RoundTrip is { } roundTrip)
        {
            _roundTrip.Record(roundTrip.TotalSeconds);
        }
    }

    private IEnumerable<Measurement<long>> Packets()
    {
        Totals totals;
        lock (_gate)
        {
            totals = _ended;
        }

        totals = _engine.Legs().Aggregate(totals, (sum, leg) => sum.With(leg.Stats));
        return
        [
            Of(totals.Sent, "result", "sent"), Of(totals.Received, "result", "received"), Of(totals.Lost, "result", "lost"), Of(totals.Late, "result", "late"),
            Of(totals.Duplicate, "result", "duplicate"), Of(totals.Ignored, "result", "ignored"),
            Of(totals.Strangers, "result", "stranger"),
        ];
    }

    private IEnumerable<Measurement<long>> Ports()
    {
        var counts = _engine.Counts;
        return [Of(counts.PortPairsInUse, "state", "inUse"), Of(counts.PortPairsDraining, "state", "draining"), Of(counts.PortPairsFree, "state", "free")];
    }

    private IEnumerable<Measurement<double>> Lateness()
    {
        var stats = _engine.TakeClockStats();
        return [Late(stats.P50, "0.5"), Late(stats.P99, "0.99"), Late(stats.Max, "1")];

        static Measurement<double> Late(TimeSpan late, string quantile) => new(late.TotalSeconds, new KeyValuePair<string, object?>("quantile", quantile));
    }

    private static Measurement<long> Of(long value, string label, string text) => new(value, new KeyValuePair<string, object?>(label, text));

    private readonly record struct Totals(long Sent, long Received, long Lost, long Late, long Duplicate, long Ignored,
        long Strangers)
    {
        public Totals With(MediaLegStats leg) => new(Sent + leg.PacketsSent, Received + leg.PacketsReceived, Lost + Math.Max(0, leg.PacketsLost),
            Late + leg.PacketsLate, Duplicate + leg.PacketsDuplicate, Ignored + leg.PacketsIgnored - leg.PacketsFromStrangers,
            Strangers + leg.PacketsFromStrangers);
    }
}
