using System.Net;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Dtmf;
using CallCenter.MediaStack.Jitter;
using CallCenter.MediaStack.Rtcp;
using CallCenter.MediaStack.Rtp;
using CallCenter.MediaStack.Sdp;
using CallCenter.MediaStack.Sockets;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>
/// The receiving half of a leg: decides what belongs to the stream, counts it, finds keys, and keeps sound for those who listen. The
/// receive thread puts in, the clock thread takes out.
/// </summary>
internal sealed class LegReceiver
{
    private const int ComfortNoise = 13;
    private const int OthersToFollow = 3;

    /// <summary>After an SDP, or the start, in which a source that nothing speaks for may be learnt.</summary>
    private static readonly TimeSpan LearningWindow = TimeSpan.FromSeconds(5);

    /// <summary>Of the learnt port, before another port of the same host is followed.</summary>
    private static readonly TimeSpan SilenceToFollow = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan LostKeyEnd = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan KeyForgotten = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly MediaOptions _options;
    private readonly long _frequency;
    private readonly ReceptionStats _stats = new();
    private readonly SymmetricRemote _remote;
    private readonly bool _latching;
    private readonly DtmfReceiver _keys;
    private readonly RtcpSession _rtcp;
    private readonly MediaPeer? _peer;
    private readonly bool _dualStack;
    private NegotiatedAudio? _audio;
    private AudioFormat _format = AudioFormat.Pcmu;
    private IAudioCodec _codec = AudioCodecs.Pcmu;
    private readonly Reserve _reserve;
    private JitterBuffer _jitter;
    private long _ticksPerUnit;
    private NetAddress _rtcpTarget;
    private bool _vouched = true;
    private bool _listening;
    private int _inOther;
    private long _ignored;
    private long _strangers;
    private long _lastHeardAt;
    private bool _heard;

    public LegReceiver(MediaOptions options, TimeProvider time, RtcpSession rtcp, MediaPeer? peer, bool dualStack)
    {
        (_options, _rtcp, _frequency, _peer, _dualStack) = (options, rtcp, time.TimestampFrequency, peer, dualStack);
        _latching = options.SymmetricRtp;
        _remote = new SymmetricRemote(options.SymmetricRtp, Ticks(LearningWindow), Ticks(SilenceToFollow))
        {
            SignallingHost = peer is null ? default : NetAddress.From(new IPEndPoint(peer.Signalling, 0), dualStack),
        };
        _keys = new DtmfReceiver(_frequency, Ticks(LostKeyEnd), Ticks(KeyForgotten));
        _jitter = NewJitterBuffer();
        _reserve = new Reserve(Ticks(options.JitterStart + TimeSpan.FromSeconds(1.0 / AudioFormat.FramesPerSecond)));
        _ticksPerUnit = TicksPerUnit();
    }

    /// <summary>When the last packet of the peer's came.</summary>
    public long LastHeardAt => Volatile.Read(ref _lastHeardAt);

    /// <summary>A packet of the peer's has come, ever.</summary>
    public bool Heard => Volatile.Read(ref _heard);

    /// <summary>Somebody wants frames: sound is kept.</summary>
    public bool Listening => Volatile.Read(ref _listening);

    /// <summary>From now on somebody wants frames, or nobody. Sound of before is forgotten, but for what is held back at the start.</summary>
    public void Listen(bool on, long now)
    {
        lock (_gate)
        {
            _jitter.Reset();
            _listening = on;
            if (on)
            {
                _reserve.MoveTo(_jitter, JitterSamples(), now);
            }
        }
    }

    /// <summary>Where our RTCP goes when it has a port of its own; none = nowhere yet.</summary>
    public NetAddress ControlTarget
    {
        get { lock (_gate) { return _rtcpTarget; } }
    }

    private SendTarget Target => new(_remote.Target, _vouched || _remote.Proven);

    /// <summary>The peer's signalled addresses changed, perhaps; where to send now.</summary>
    public SendTarget Apply(NegotiatedAudio audio, long now)
    {
        lock (_gate)
        {
            var renewed = _audio is { } before && before.PeerOrigin != audio.PeerOrigin;
            _audio = audio;
            if (audio.Format != _format)
            {
                var rate = _format.SampleRate;
                _codec.Dispose();
                _reserve.Clear();
                (_format, _codec) = (audio.Format, audio.Format.NewCodec());
                _jitter = _format.SampleRate == rate ? _jitter : NewJitterBuffer();
                _ticksPerUnit = TicksPerUnit();
                _stats.ClockRate = _format.ClockRate;
            }

            _keys.ClockRate = audio.EventClockRate;
            _remote.Signal(audio.RemoteRtp is { } rtp ? NetAddress.From(rtp, _dualStack) : default, now);
            if (renewed)
            {
                _remote.Reopen(now);
            }

            _vouched = audio.RemoteRtp is not { } media || Vouches(media);
            _rtcpTarget = audio.RemoteRtcp is { } rtcp && (rtcp.Address.Equals(audio.RemoteRtp?.Address) || Vouches(rtcp))
                ? NetAddress.From(rtcp, _dualStack)
                : default;
            return Target;
        }
    }

    public void StartedAt(long now)
    {
        lock (_gate)
        {
            _remote.Open(now);
        }

        Volatile.Write(ref _lastHeardAt, now);
    }

    public Reception Receive(in RtpPacket packet, in NetAddress from, long now)
    {
        lock (_gate)
        {
            if (_audio is not { } audio || !IsTaken(packet.PayloadType, audio, out var other))
            {
                _ignored++;
                return default;
            }

            var before = Target;
            if (!_remote.Accept(from, packet.Sequence, now))
            {
                return IgnoreStranger();
            }

            HeardAt(now);
            if (other is not null)
            {
                // one may be late from before the last change
                _ignored++;
                return ++_inOther < OthersToFollow ? default : new Reception { ChangedTo = other };
            }

            _inOther = 0;
            var reception = packet.PayloadType == audio.ReceivedEventPayloadType ? ReceiveKey(packet, audio, now) : ReceiveSound(packet, audio, now);
            return Target == before ? reception : reception with { NewTarget = Target };
        }
    }

    /// <summary>Nothing is decoded any more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _codec.Dispose();
        }
    }

    /// <summary>Whether packets from there may be the peer's.</summary>
    public bool IsPeers(in NetAddress from)
    {
        lock (_gate)
        {
            return _remote.IsPeers(from);
        }
    }

    public void Ignore()
    {
        lock (_gate)
        {
            _ignored++;
        }
    }

    public Reception ReceiveRtcp(ReadOnlySpan<byte> compound, in NetAddress from, long now)
    {
        lock (_gate)
        {
            if (!_remote.IsPeers(from))
            {
                return IgnoreStranger();
            }

            if (!_rtcp.Receive(compound, now))
            {
                _ignored++;
                return default;
            }

            HeardAt(now);
            if (_latching && _audio is { RtcpMux: false })
            {
                _rtcpTarget = from;
            }

            var before = Target;
            _remote.ProvenBy(from);
            return Target == before ? default : new Reception { NewTarget = Target };
        }
    }

    /// <summary>The next 20 ms for those who listen.</summary>
    public FrameKind GetFrame(Span<short> frame)
    {
        lock (_gate)
        {
            return _jitter.Get(frame);
        }
    }

    /// <summary>A key whose end never came.</summary>
    public KeyPress ExpireKey(long now)
    {
        lock (_gate)
        {
            return _keys.Expire(now);
        }
    }

    /// <summary>Writes our report when it is due, or the last one; its length (0 = not due) and where it goes.</summary>
    public int WriteReport(Span<byte> buffer, LegSender sender, long now, bool goodbye, out NetAddress target, out bool muxed)
    {
        lock (_gate)
        {
            muxed = _audio is { RtcpMux: true };
            target = !Target.Free ? default : muxed ? _remote.Target : _rtcpTarget;
            if (!goodbye && !_rtcp.IsDue(now))
            {
                return 0;
            }

            _rtcp.Schedule(now, first: false);
            return target.IsNone ? 0 : _rtcp.Write(buffer, sender.Report(now, _rtcp.NtpNow(), _ticksPerUnit), _stats, now, goodbye, Voice());
        }
    }

    public MediaLegStats Stats(long packetsSent)
    {
        lock (_gate)
        {
            return new MediaLegStats
            {
                PacketsSent = packetsSent,
                PacketsReceived = _stats.TotalReceived,
                PacketsLost = Math.Max(0, _stats.TotalLost),
                PacketsLate = _jitter.Late,
                PacketsRecovered = _jitter.Recovered,
                PacketsDuplicate = _stats.Duplicates,
                PacketsIgnored = _ignored,
                PacketsFromStrangers = _strangers,
                Jitter = TimeSpan.FromSeconds(_stats.Jitter / (double)_format.ClockRate),
                RemoteLoss = _rtcp.RemoteLoss,
                RemoteJitter = TimeSpan.FromSeconds(_rtcp.RemoteJitter / (double)_format.ClockRate),
                RoundTrip = _rtcp.RoundTrip,
                RemoteMos = _rtcp.HeardThere is { MosConversation: not VoipMetrics.Unknown and var mos } ? mos / 10.0 : null,
                JitterDelay = JitterDelay,
            };
        }
    }

    private TimeSpan JitterDelay => TimeSpan.FromSeconds(_listening ? _jitter.LevelSamples / (double)_format.SampleRate : 0);

    /// <summary>For a peer that wants to know how we hear it; null for others, and while nothing was heard.</summary>
    private VoipMetrics? Voice()
    {
        if (_audio is not { WantsVoiceReports: true } audio || !_stats.Started)
        {
            return null;
        }

        var stats = Stats(0);
        return _stats.Voice(_jitter.Late, TimeSpan.FromMilliseconds(audio.PacketMilliseconds), _rtcp.RoundTrip, JitterDelay, _options.JitterMax,
            VoiceQuality.Rate(100 * stats.Unheard, stats.Jitter, TimeSpan.Zero), VoiceQuality.Rate(100 * stats.Unheard, stats.Jitter, _rtcp.RoundTrip ?? TimeSpan.Zero));
    }

    private bool Vouches(IPEndPoint endpoint) => _peer?.Vouches(endpoint.Address) != false;

    private void HeardAt(long now)
    {
        Volatile.Write(ref _lastHeardAt, now);
        Volatile.Write(ref _heard, true);
    }

    private Reception IgnoreStranger()
    {
        _ignored++;
        return new Reception { Strangers = ++_strangers };
    }

    private Reception ReceiveSound(in RtpPacket packet, NegotiatedAudio audio, long now)
    {
        var verdict = _stats.Update(packet.Ssrc, packet.Sequence, packet.Timestamp, (uint)(now / _ticksPerUnit));
        if (verdict is SequenceVerdict.Duplicate or SequenceVerdict.Suspicious || !audio.Direction.Receives)
        {
            return default;
        }

        var isNoise = packet.PayloadType == ComfortNoise && packet.PayloadType != audio.ReceivedPayloadType;
        var (codec, format) = isNoise ? default : CodecOf(packet.PayloadType, audio);
        if (verdict == SequenceVerdict.Restarted)
        {
            _jitter.Reset();
            _reserve.Clear();
        }

        if (_listening)
        {
            _jitter.Put(packet.Sequence, packet.Payload, codec, JitterSamples());
        }
        else
        {
            _reserve.Keep(packet.Sequence, packet.Payload, codec, now);
        }

        return new Reception
        {
            Forward = codec is not null, Format = format, Restarted = verdict == SequenceVerdict.Restarted,
            NoiseLevel = isNoise && packet.Payload.Length > 0 ? packet.Payload[0] : null,
        };
    }

    /// <summary>
    /// Keys are known by SSRC and timestamp, not by sequence number: some gateways send them as a stream of their own beside the sound.
    /// </summary>
    private Reception ReceiveKey(in RtpPacket packet, NegotiatedAudio audio, long now)
    {
        if (!TelephoneEvent.TryRead(packet.Payload, out var value))
        {
            _ignored++;
            return default;
        }

        var inStream = _stats.Started && packet.Ssrc == _stats.Ssrc;
        if (inStream)
        {
            var verdict = _stats.Update(packet.Ssrc, packet.Sequence, packet.Timestamp, (uint)(now / _ticksPerUnit));
            _stats.SkipSpacing();
            if (_listening && verdict is SequenceVerdict.InOrder or SequenceVerdict.Reordered)
            {
                _jitter.Put(packet.Sequence, default, null, JitterSamples());
            }
        }

        // durations in another clock mean nothing on another leg
        var forward = inStream && audio.EventClockRate == audio.Format.ClockRate;
        return new Reception { Forward = forward, KeysOutOfStream = !forward, Keys = _keys.Receive(new EventPacket(value, packet), now) };
    }

    private static bool IsTaken(int payloadType, NegotiatedAudio audio, out NegotiatedAudio? other)
    {
        var isKnown = IsKnown(payloadType, audio);
        other = isKnown ? null : audio.ChangedTo(payloadType);
        return isKnown || other is not null;
    }

    private static bool IsKnown(int payloadType, NegotiatedAudio audio) =>
        payloadType == audio.ReceivedPayloadType || payloadType == audio.ReceivedEventPayloadType || payloadType == ComfortNoise
        // some gateways change the law in mid-call without a word
        || (audio.Format.IsG711 && payloadType is 0 or 8);

    private (IAudioCodec Codec, AudioFormat Format) CodecOf(int payloadType, NegotiatedAudio audio) =>
        payloadType == audio.ReceivedPayloadType ? (_codec, audio.Format)
        : payloadType == AudioFormat.Pcma.StaticPayloadType ? (AudioCodecs.Pcma, AudioFormat.Pcma) : (AudioCodecs.Pcmu, AudioFormat.Pcmu);

    private JitterBuffer NewJitterBuffer() => new(_format.SampleRate, _options.JitterStart, _options.JitterMax);

    private int JitterSamples() => (int)(_stats.Jitter * _format.SampleRate / _format.ClockRate);

    private long TicksPerUnit() => Math.Max(1, _frequency / _format.ClockRate);

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * _frequency);
}
