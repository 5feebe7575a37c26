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

    private static readonly TimeSpan SilenceToRelatch = TimeSpan.FromMilliseconds(500);
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
    private NegotiatedAudio? _audio;
    private AudioFormat _format = AudioFormat.Pcmu;
    private IAudioCodec _codec = AudioCodecs.Pcmu;
    private JitterBuffer _jitter;
    private long _ticksPerUnit;
    private NetAddress _rtcpTarget;
    private bool _listening;
    private long _ignored;
    private long _lastHeardAt;

    public LegReceiver(MediaOptions options, TimeProvider time, RtcpSession rtcp)
    {
        (_options, _rtcp, _frequency) = (options, rtcp, time.TimestampFrequency);
        _latching = options.SymmetricRtp;
        _remote = new SymmetricRemote(options.SymmetricRtp, Ticks(SilenceToRelatch));
        _keys = new DtmfReceiver(Ticks(LostKeyEnd), Ticks(KeyForgotten));
        _jitter = NewJitterBuffer();
        _ticksPerUnit = TicksPerUnit();
    }

    /// <summary>When the last packet of the peer's came.</summary>
    public long LastHeardAt => Volatile.Read(ref _lastHeardAt);

    /// <summary>Somebody wants frames: sound is kept. Turning it on forgets old sound.</summary>
    public bool Listening
    {
        get => Volatile.Read(ref _listening);
        set
        {
            lock (_gate)
            {
                _jitter.Reset();
                _listening = value;
            }
        }
    }

    /// <summary>The peer's signalled addresses changed, perhaps; where to send now.</summary>
    public NetAddress Apply(NegotiatedAudio audio, bool dualStack)
    {
        lock (_gate)
        {
            _audio = audio;
            if (audio.Format != _format)
            {
                var rate = _format.SampleRate;
                (_format, _codec) = (audio.Format, audio.Format.NewCodec());
                _jitter = _format.SampleRate == rate ? _jitter : NewJitterBuffer();
                _ticksPerUnit = TicksPerUnit();
                _stats.ClockRate = _format.ClockRate;
            }

            _remote.Signal(audio.RemoteRtp is { } rtp ? NetAddress.From(rtp, dualStack) : default);
            _rtcpTarget = audio.RemoteRtcp is { } rtcp ? NetAddress.From(rtcp, dualStack) : default;
            return _remote.Target;
        }
    }

    public void StartedAt(long now) => Volatile.Write(ref _lastHeardAt, now);

    public Reception Receive(in RtpPacket packet, in NetAddress from, long now)
    {
        lock (_gate)
        {
            var before = _remote.Target;
            if (_audio is not { } audio || !IsKnown(packet.PayloadType, audio) || !_remote.Accept(from, packet.Sequence, now))
            {
                _ignored++;
                return default;
            }

            Volatile.Write(ref _lastHeardAt, now);
            var reception = packet.PayloadType == audio.ReceivedEventPayloadType ? ReceiveKey(packet, now) : ReceiveSound(packet, audio, now);
            return _remote.Target.Equals(before) ? reception : reception with { NewTarget = _remote.Target };
        }
    }

    public void Ignore()
    {
        lock (_gate)
        {
            _ignored++;
        }
    }

    public void ReceiveRtcp(ReadOnlySpan<byte> compound, in NetAddress from, long now)
    {
        lock (_gate)
        {
            var known = from.SameHost(_remote.Target) || from.SameHost(_rtcpTarget);
            if (!known || !_rtcp.Receive(compound, now))
            {
                _ignored++;
                return;
            }

            Volatile.Write(ref _lastHeardAt, now);
            if (_latching && _audio is { RtcpMux: false })
            {
                _rtcpTarget = from;
            }
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

    /// <summary>A key whose end never came; '\0' when there is none.</summary>
    public char ExpireKey(long now)
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
            target = muxed ? _remote.Target : _rtcpTarget;
            if (!goodbye && !_rtcp.IsDue(now))
            {
                return 0;
            }

            _rtcp.Schedule(now, first: false);
            return target.IsNone ? 0 : _rtcp.Write(buffer, sender.Report(now, _rtcp.NtpNow(), _ticksPerUnit), _stats, now, goodbye);
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
                PacketsDuplicate = _stats.Duplicates,
                PacketsIgnored = _ignored,
                Jitter = TimeSpan.FromSeconds(_stats.Jitter / (double)_format.ClockRate),
                RemoteLoss = _rtcp.RemoteLoss,
                RemoteJitter = TimeSpan.FromSeconds(_rtcp.RemoteJitter / (double)_format.ClockRate),
                RoundTrip = _rtcp.RoundTrip,
                JitterDelay = TimeSpan.FromSeconds(_listening ? _jitter.LevelSamples / (double)_format.SampleRate : 0),
            };
        }
    }

    private Reception ReceiveSound(in RtpPacket packet, NegotiatedAudio audio, long now)
    {
        var verdict = _stats.Update(packet.Ssrc, packet.Sequence, packet.Timestamp, (uint)(now / _ticksPerUnit));
        if (verdict is SequenceVerdict.Duplicate or SequenceVerdict.Suspicious || !audio.Direction.Receives)
        {
            return default;
        }

        var (codec, format) = packet.PayloadType == ComfortNoise ? default : CodecOf(packet.PayloadType, audio);
        if (_listening)
        {
            if (verdict == SequenceVerdict.Restarted)
            {
                _jitter.Reset();
            }

            _jitter.Put(packet.Sequence, packet.Payload, codec, JitterSamples());
        }

        return new Reception { Forward = codec is not null, Format = format, Restarted = verdict == SequenceVerdict.Restarted };
    }

    /// <summary>
    /// Keys are known by SSRC and timestamp, not by sequence number: some gateways send them as a stream of their own beside the sound.
    /// </summary>
    private Reception ReceiveKey(in RtpPacket packet, long now)
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

        return new Reception { Forward = inStream, KeysOutOfStream = !inStream, Digits = _keys.Receive(value, packet.Ssrc, packet.Timestamp, now) };
    }

    private static bool IsKnown(int payloadType, NegotiatedAudio audio) =>
        payloadType == audio.PayloadType || payloadType == audio.ReceivedEventPayloadType || payloadType == ComfortNoise
        // some gateways change the law in mid-call without a word
        || (audio.Format.IsG711 && payloadType is 0 or 8);

    private (IAudioCodec Codec, AudioFormat Format) CodecOf(int payloadType, NegotiatedAudio audio) =>
        payloadType == audio.PayloadType ? (_codec, audio.Format)
        : payloadType == AudioFormat.Pcma.StaticPayloadType ? (AudioCodecs.Pcma, AudioFormat.Pcma) : (AudioCodecs.Pcmu, AudioFormat.Pcmu);

    private JitterBuffer NewJitterBuffer() => new(_format.SampleRate, _options.JitterStart, _options.JitterMax);

    private int JitterSamples() => (int)(_stats.Jitter * _format.SampleRate / _format.ClockRate);

    private long TicksPerUnit() => Math.Max(1, _frequency / _format.ClockRate);

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * _frequency);
}
