using System.Text;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Dtmf;
using CallCenter.MediaStack.Jitter;
using CallCenter.MediaStack.Rtcp;
using CallCenter.MediaStack.Rtp;
using CallCenter.MediaStack.Sdp;
using CallCenter.MediaStack.Sockets;
using CallCenter.MediaStack.Srtp;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>
/// One party's audio: a pair of RTP ports, what it hears (clips, another leg, or silence) and who listens to it. Safe to use from any
/// thread; commands on a closed leg do nothing.
/// </summary>
public sealed partial class MediaLeg : IDisposable, ITicked, IDatagramSink
{
    private const int HousekeepingTicks = 5;

    /// <summary>A leg that hears another one gets silence of ours once nothing was passed on for so long.</summary>
    private static readonly TimeSpan FillAfter = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest that forwarding goes on after a mix was asked for.</summary>
    private static readonly TimeSpan HandOver = TimeSpan.FromMilliseconds(200);

    private readonly MediaEngine _engine;
    private readonly IMediaLegEvents _events;
    private readonly IMediaTransport _transport;
    private readonly LegReceiver _receiver;
    private readonly LegSender _sender;
    private readonly LegSecurity _security;
    private readonly FrameTaps _taps;

    /// <summary>The peer may change its format, on the receive thread, while the call's owner agrees on something.</summary>
    private readonly Lock _agreeing = new();
    private FrameBuffers _frames = new(AudioFormat.Pcmu.FrameSamples);
    private MediaLeg[] _hearers = [];
    private HeardSources _hearing = HeardSources.Nobody;
    private readonly long _handOver;
    private bool _voice;
    private RecordingFeed? _recording;
    private InbandDtmfDetector? _inband;
    private NegotiatedAudio? _audio;
    private bool _started;
    private bool _closed;
    private int _ticks;
    private readonly SilenceWatch _silence;

    internal MediaLeg(MediaEngine engine, IMediaLegEvents events, IMediaTransport transport, MediaPeer? peer)
    {
        var options = engine.Options;
        var time = engine.Time;
        var digitFrames = Math.Clamp((int)(options.DigitDuration.TotalMilliseconds / 20), 2, 300);
        _handOver = (long)(HandOver.TotalSeconds * time.TimestampFrequency);
        (_engine, _events, _transport) = (engine, events, transport);
        _taps = new FrameTaps(engine.Logger);
        _sender = new LegSender(transport, new DtmfSender(digitFrames, digitFrames / 2), (long)(FillAfter.TotalSeconds * time.TimestampFrequency));
        var cname = Encoding.ASCII.GetBytes(_sender.Ssrc.ToString("x8", System.Globalization.CultureInfo.InvariantCulture));
        var rtcp = new RtcpSession(time, _sender.Ssrc, cname);
        rtcp.Schedule(time.GetTimestamp(), first: true);
        _receiver = new LegReceiver(options, time, rtcp, peer, transport.DualStack);
        _silence = new SilenceWatch(options);
        _security = new LegSecurity(engine, events, transport, _receiver);
    }

    /// <summary>The port to put into our SDP.</summary>
    public int LocalPort => _transport.LocalPort;

    public MediaLegStats Stats => _receiver.Stats(_sender.PacketsSent) with { Suite = _security.Guards?.Rtp.Suite };

    /// <summary>Time since the last packet of the peer's, RTP or RTCP; since the start when none ever came.</summary>
    public TimeSpan Silence => _engine.Time.GetElapsedTime(_receiver.LastHeardAt);

    internal bool Recording => Volatile.Read(ref _recording) is not null;

    /// <summary>The party's latest frame at the rate that has so many samples in it; on the clock thread.</summary>
    internal ReadOnlySpan<short> SaidAt(int samples) => Volatile.Read(ref _frames).Said.At(samples);

    /// <summary>Nothing above 4 kHz is in what the party says.</summary>
    private bool IsNarrow => Volatile.Read(ref _frames).Samples == AudioFormat.Pcmu.FrameSamples;

    /// <summary>Those whom this leg hears are to be decoded.</summary>
    private bool WantsSound => Recording || (Volatile.Read(ref _hearing) is var hearing && (hearing.Speakers.Length > 1 || !Forwards(hearing)));

    /// <summary>Sets or changes what was negotiated; takes effect with the next packet.</summary>
    public void Apply(NegotiatedAudio audio)
    {
        lock (_agreeing)
        {
            Agree(audio);
        }
    }

    private void Agree(NegotiatedAudio audio)
    {
        var rate = audio.Format.SampleRate;
        if (Volatile.Read(ref _frames).Samples != audio.Format.FrameSamples)
        {
            Volatile.Write(ref _frames, new FrameBuffers(audio.Format.FrameSamples));
            _inband = null;
        }

        _inband = audio.ReceivedEventPayloadType is null ? _inband ?? new InbandDtmfDetector(rate) : null;
        _sender.Apply(audio, _security.Apply(audio));
        var target = _receiver.Apply(audio, _engine.Time.GetTimestamp());
        if (!target.Free)
        {
            _engine.Meter.Unproven();
        }

        _sender.SendTo(target);
        _security.SendTo(target.Address, _receiver.ControlTarget);
        Volatile.Write(ref _audio, audio);
    }

    /// <summary>Starts to send, and to count the media timeout. Packets are received from <see cref="Apply"/> on.</summary>
    public void Start()
    {
        lock (_engine.Topology)
        {
            if (_started || _closed)
            {
                return;
            }

            _started = true;
            _receiver.StartedAt(_engine.Time.GetTimestamp());
            _sender.Start();
            _security.Start();
            _engine.Clock.Add(this);
        }
    }

    /// <summary>
    /// Plays clips now, instead of whatever plays; over the leg that is heard, which comes back afterwards. Clips wait for
    /// <see cref="Start"/> and run on in time while the peer holds.
    /// </summary>
    public MediaPlayback Play(IReadOnlyList<MediaClip> clips, bool loop = false)
    {
        var playback = new MediaPlayback(clips, loop);
        playback.Prepare(Volatile.Read(ref _audio)?.Format ?? AudioFormat.Pcmu);
        _sender.Play(playback);
        return playback;
    }

    /// <summary>Hands every 20 ms frame that the party says (silence where nothing came), at 8 kHz, to <paramref name="handler"/> until disposed.</summary>
    public IDisposable Listen(FrameHandler handler) => _taps.Add(handler);

    /// <summary>Sends digits as RFC 4733 events, or as tones when events were not negotiated. At most 64 wait; false when one does not fit or is no digit.</summary>
    public bool SendDigits(ReadOnlySpan<char> digits) => _sender.SendDigits(digits);

    /// <summary>Records both sides from now on; a recording that runs on this leg is stopped first.</summary>
    public MediaRecording StartRecording(string path)
    {
        var ring = new StereoRing();
        var recording = new MediaRecording(path, _engine.Recordings.Wake);
        lock (_engine.Topology)
        {
            Volatile.Read(ref _recording)?.Handle.Stop();
            if (_closed)
            {
                recording.Complete(new RecordingOutcome(path, TimeSpan.Zero, "the leg is closed"));
                return recording;
            }

            _engine.Recordings.Add(recording, ring);
            Volatile.Write(ref _recording, new RecordingFeed(recording, ring));
        }

        return recording;
    }

    /// <summary>Closes the leg: playback and recording end, RTCP BYE goes out, the ports drain.</summary>
    public void Dispose()
    {
        lock (_engine.Topology)
        {
            if (_closed)
            {
                return;
            }

            Hear(null);
            foreach (var hearer in Volatile.Read(ref _hearers))
            {
                hearer.HearAll(Array.FindAll(Volatile.Read(ref hearer._hearing).Speakers, s => s != this));
            }

            _closed = true;
            _engine.Clock.Remove(this);
            Volatile.Read(ref _recording)?.Handle.Stop();
        }

        if (_started)
        {
            SendReport(_engine.Time.GetTimestamp(), goodbye: true);
        }

        _sender.Close();
        _receiver.Close();
        _security.Dispose();
        _taps.Clear();
        _transport.Dispose();
        _engine.Closed(this);
    }

    void ITicked.Tick(long now, int count)
    {
        var frames = Volatile.Read(ref _frames);
        DecodeFrame(frames.Said, now);
        var hearing = CurrentHearing(now);
        var forwarded = Forwards(hearing) ? hearing.Forwarded : null;
        var feed = Volatile.Read(ref _recording);
        var mix = forwarded is null && Mixes(hearing) ? frames.MixOf(hearing.Speakers) : default;
        var narrow = Array.TrueForAll(hearing.Speakers, static s => s.IsNarrow);
        var heard = _sender.Tick(count, now, forwarded is not null, mix, narrow, feed is null ? default : frames.Heard.Samples);
        if (feed?.Write(frames, heard, forwarded, count) == false)
        {
            Interlocked.CompareExchange(ref _recording, null, feed);
        }

        if (++_ticks % HousekeepingTicks == 0)
        {
            Press(_receiver.ExpireKey(now), DigitOrigin.Rfc4733, beside: false);
            SendReport(now, goodbye: false);
            WatchForSilence(now);
            _security.Watch(now);
        }
    }

    void IDatagramSink.Received(Span<byte> datagram, in NetAddress from, bool control, long now)
    {
        control |= RtpPacket.LooksLikeRtcp(datagram);
        if (_security.Guards is { } guards && !_security.TryOpen(guards, control, ref datagram, from))
        {
            return;
        }

        if (control)
        {
            Follow(_receiver.ReceiveRtcp(datagram, from, now), from);
            return;
        }

        if (!RtpPacket.TryRead(datagram, out var packet))
        {
            _receiver.Ignore();
            return;
        }

        var reception = _receiver.Receive(packet, from, now);
        Follow(reception, from);
        if (reception.ChangedTo is { } audio)
        {
            Apply(audio);
            return;
        }

        if (reception.Forward || reception.NoiseLevel is not null)
        {
            PassOn(packet, reception, now);
        }

        Press(reception.Keys.First, DigitOrigin.Rfc4733, reception.KeysOutOfStream);
        Press(reception.Keys.Second, DigitOrigin.Rfc4733, reception.KeysOutOfStream);
    }

    /// <summary>What a packet says about where the peer is.</summary>
    private void Follow(in Reception reception, in NetAddress from)
    {
        if (reception.NewTarget is { } target)
        {
            _sender.SendTo(target);
        }

        if (reception.Strangers > 0)
        {
            _engine.StrangerHeard(this, from, reception.Strangers);
        }
    }

    /// <summary>Sound is ordered and decoded only while somebody wants it.</summary>
    private void DecodeFrame(RatedFrame said, long now)
    {
        var inband = _inband;
        var wanted = inband is not null || _taps.Any || Recording || Array.Exists(Volatile.Read(ref _hearers), static h => h.WantsSound);
        if (wanted != _receiver.Listening)
        {
            _receiver.Listen(wanted, now);
            _voice = false;
            Array.Clear(said.Samples);
        }

        said.Renew();
        if (wanted)
        {
            _voice = _receiver.GetFrame(said.Samples) != FrameKind.Idle;
            Press(new KeyPress(inband?.Process(said.Samples) ?? '\0', 0), DigitOrigin.InBand, beside: false);
            _taps.Write(said);
        }
    }

    /// <param name="press">perhaps none.</param>
    /// <param name="origin">how it came.</param>
    /// <param name="beside">forwarded packets do not carry it to those who hear this leg.</param>
    private void Press(KeyPress press, DigitOrigin origin, bool beside)
    {
        if (press.IsNone)
        {
            return;
        }

        if (origin == DigitOrigin.Rfc4733)
        {
            foreach (var hearer in Volatile.Read(ref _hearers))
            {
                hearer._sender.RelayDigit(press.Digit, always: beside || !hearer.Forwards(this));
            }
        }

        _events.DigitReceived(press.Digit, origin, _engine.Time.GetElapsedTime(0, press.Held));
    }

    private void WatchForSilence(long now)
    {
        switch (_silence.Judge(_engine.Time.GetElapsedTime(_receiver.LastHeardAt, now), _receiver.Heard, Volatile.Read(ref _audio)))
        {
            case SilenceVerdict.Ask:
                _events.Silent();
                break;
            case SilenceVerdict.Over:
                _events.NeverHeard();
                break;
        }
    }

    private void SendReport(long now, bool goodbye)
    {
        Span<byte> buffer = stackalloc byte[RtcpWriter.MaxSize + SrtpGuard.MaxGrowth];
        var length = _receiver.WriteReport(buffer, _sender, now, goodbye, out var target, out var muxed);
        if (length > 0)
        {
            _sender.SendControl(buffer, length, target, muxed);
        }
    }
}
