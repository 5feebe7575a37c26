using CallCenter.MediaStack.Audio;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Dtmf;
using CallCenter.MediaStack.Rtcp;
using CallCenter.MediaStack.Rtp;
using CallCenter.MediaStack.Sdp;
using CallCenter.MediaStack.Sockets;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>
/// The sending half of a leg: one RTP stream (one SSRC, one line of sequence numbers and timestamps) fed by keys, clips, a mix or another
/// leg's packets, or silence, in this order of precedence. The clock thread ticks it, the receive thread forwards into it.
/// </summary>
internal sealed class LegSender
{
    private readonly Lock _gate = new();
    private readonly OutgoingStream _stream;
    private readonly DtmfSender _digits;
    private readonly long _fillAfter;
    private readonly OutgoingSound _sound;
    private NegotiatedAudio? _audio;
    private bool _started;
    private bool _closed;
    private ClipCursor? _playing;
    private ToneGenerator? _tone;
    private uint _eventTimestamp;

    private long _lastForwardAt;

    public LegSender(IMediaTransport transport, DtmfSender digits, long fillAfter)
    {
        _stream = new OutgoingStream(transport);
        _sound = new OutgoingSound(_stream);
        _digits = digits;
        _fillAfter = fillAfter;
    }

    /// <summary>Clips give way to sound of the leg that is heard, while it comes.</summary>
    public bool Yields
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    }

    public uint Ssrc => _stream.Ssrc;

    public long PacketsSent => _stream.Packets;

    /// <param name="audio">the agreement.</param>
    /// <param name="guards">null = packets go out plain.</param>
    public void Apply(NegotiatedAudio audio, LegGuards? guards)
    {
        Volatile.Read(ref _playing)?.Playback.Prepare(audio.Format);
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            _stream.Guards = guards;
            _audio = audio;
            _sound.Apply(audio);
            _stream.Unmap();
        }
    }

    public void SendTo(SendTarget target)
    {
        lock (_gate)
        {
            _stream.Target = target;
        }
    }

    public void Start()
    {
        lock (_gate)
        {
            _started = true;
        }
    }

    public void Play(MediaPlayback playback)
    {
        var cursor = new ClipCursor(playback);
        lock (_gate)
        {
            _playing?.Playback.End(PlaybackOutcome.Stopped);
            _playing = null;
            if (_closed)
            {
                playback.End(PlaybackOutcome.LegClosed);
            }
            else if (cursor.MoveToSound())
            {
                _playing = cursor;
            }
            else
            {
                playback.End(PlaybackOutcome.Finished);
            }
        }
    }

    public bool SendDigits(ReadOnlySpan<char> digits)
    {
        lock (_gate)
        {
            return !_closed && _digits.TryEnqueue(digits);
        }
    }

    /// <summary>The leg that is heard is silent but for noise of this level.</summary>
    public void Soften(byte level)
    {
        lock (_gate)
        {
            _sound.Soften(level);
            _lastForwardAt = 0;
        }
    }

    /// <summary>A digit from the leg that is heard; forwarded events have carried it over already, unless there are none on this leg.</summary>
    public void RelayDigit(char digit, bool always)
    {
        lock (_gate)
        {
            if (!_closed && (always || _audio is { EventPayloadType: null }))
            {
                _digits.TryEnqueue([digit]);
            }
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _digits.Clear();
            _playing?.Playback.End(PlaybackOutcome.LegClosed);
            _playing = null;
            _stream.Unmap();
            _sound.Close();
        }
    }

    /// <summary>One 20 ms step.</summary>
    /// <param name="frames">frames since the last one.</param>
    /// <param name="now">timestamp.</param>
    /// <param name="forwarded">another leg's packets are forwarded to this one.</param>
    /// <param name="mix">what the others say; empty when there is no mix.</param>
    /// <param name="narrow">the mix holds nothing above 4 kHz.</param>
    /// <param name="heard">gets the linear samples when the result is <see cref="HeardKind.Frame"/>; empty when nobody wants them.</param>
    public HeardKind Tick(int frames, long now, bool forwarded, ReadOnlySpan<short> mix, bool narrow, Span<short> heard)
    {
        lock (_gate)
        {
            if (!_started || _closed || _audio is not { } audio)
            {
                return HeardKind.Silence;
            }

            _stream.Advance(audio.Format.FrameTicks * frames);
            if (_digits.TryStep(audio.EventClockRate / AudioFormat.FramesPerSecond, out var step) && SendKey(step, audio, now, heard, out var keyHeard))
            {
                return keyHeard;
            }

            var givesWay = Yields && (!mix.IsEmpty || (forwarded && now - _lastForwardAt <= _fillAfter));
            if (!givesWay && Playing && !_stream.AwaitsProof)
            {
                return PlayFrame(audio, now, heard);
            }

            if (!mix.IsEmpty)
            {
                return SendMix(mix, narrow, audio, now, heard);
            }

            if (!forwarded || now - _lastForwardAt > _fillAfter)
            {
                SendSilence(audio, now, forwarded);
            }

            return forwarded ? HeardKind.OtherLeg : HeardKind.Silence;
        }
    }

    /// <summary>
    /// Passes another leg's packet on at once, of a format that translates to ours: same payload (translated when the laws differ), our SSRC, its numbering shifted to follow
    /// ours, so that the receiver sees the sender's own gaps and order.
    /// </summary>
    /// <param name="from">the leg that it came on.</param>
    /// <param name="packet">as it came.</param>
    /// <param name="format">of its payload; null for a telephone event.</param>
    /// <param name="restarted">its numbering has no relation to the packets before.</param>
    /// <param name="now">timestamp.</param>
    public void Forward(MediaLeg from, in RtpPacket packet, AudioFormat? format, bool restarted, long now)
    {
        lock (_gate)
        {
            if (!_started || _closed || _audio is not { } audio)
            {
                return;
            }

            if ((Playing && !Yields) || _digits.Busy)
            {
                _stream.Unmap();
                return;
            }

            var type = format is null ? audio.EventPayloadType ?? -1 : audio.PayloadType;
            if (type >= 0 && packet.Payload.Length <= OutgoingStream.MaxPayload && CanSend(audio))
            {
                _sound.Drop();
                if (_stream.TryMap(from, packet, restarted, format is null, audio.Format.FrameTicks, out var mapped))
                {
                    Translate(packet.Payload, format, audio.Format, _stream.Payload);
                    _stream.SendMapped(type, mapped, packet.Payload.Length, isEvent: format is null, now);
                }

                _lastForwardAt = now;
            }
        }
    }

    /// <summary>Sends our RTCP, the first <paramref name="length"/> bytes of a buffer with room for what protects them.</summary>
    public void SendControl(Span<byte> buffer, int length, in NetAddress to, bool muxed)
    {
        lock (_gate)
        {
            _stream.SendControl(buffer, length, to, muxed);
        }
    }

    /// <summary>For our sender report; null while nothing was sent.</summary>
    public SenderInfo? Report(long now, ulong ntp, long ticksPerUnit)
    {
        lock (_gate)
        {
            return _stream.Report(now, ntp, ticksPerUnit);
        }
    }

    /// <summary>Sends a key's next packet. False in the pause after an event, when sound may go out.</summary>
    private bool SendKey(DtmfSender.Step step, NegotiatedAudio audio, long now, Span<short> heard, out HeardKind kind)
    {
        kind = HeardKind.Silence;
        if (audio.EventPayloadType is not { } type)
        {
            kind = SendTone(step, audio, now, heard);
            return true;
        }

        if (step.Digit == '\0')
        {
            return false;
        }

        _eventTimestamp = step.First ? _stream.Timestamp : _eventTimestamp;
        if (CanSend(audio) && step.Event.TryWrite(_stream.Payload))
        {
            _stream.SendEvent(type, step.First, _eventTimestamp, TelephoneEvent.Size, now);
        }

        _stream.Interrupt();
        return true;
    }

    private HeardKind SendTone(DtmfSender.Step step, NegotiatedAudio audio, long now, Span<short> heard)
    {
        if (!step.Sounding)
        {
            SendSilence(audio, now, soft: false);
            return HeardKind.Silence;
        }

        _tone = step.First ? DtmfTones.For(step.Digit, sampleRate: audio.Format.SampleRate) : _tone;
        _tone?.Fill(_sound.Frame);
        return SendSound(_sound.Frame, audio, now, heard);
    }

    private HeardKind PlayFrame(NegotiatedAudio audio, long now, Span<short> heard)
    {
        var playing = _playing!;
        if (audio.Format.IsG711)
        {
            var filled = playing.Fill(audio.Format, _sound.Codes, heard);
            _sound.Codes[filled..].Fill(_sound.SilentCode);
            heard[Math.Min(filled, heard.Length)..].Clear();
            if (BeginFrame(audio))
            {
                _sound.SendCodes(now);
            }
        }
        else if (audio.Format.FrameBytes == 0 && playing.TryNextPacket(heard, out var packet))
        {
            if (BeginFrame(audio))
            {
                _sound.SendPacket(packet, now);
            }
        }
        else
        {
            _sound.Frame[playing.Fill(audio.Format, default, _sound.Frame)..].Clear();
            _sound.Narrow = playing.Playback.IsNarrow;
            SendSound(_sound.Frame, audio, now, heard);
        }

        if (!playing.MoveToSound())
        {
            _playing = null;
            playing.Playback.End(PlaybackOutcome.Finished);
        }

        return HeardKind.Frame;
    }

    private HeardKind SendMix(ReadOnlySpan<short> mix, bool narrow, NegotiatedAudio audio, long now, Span<short> heard)
    {
        _sound.Narrow = narrow;
        // when forwarding takes over again, its first packet is waited for as after any other
        _lastForwardAt = now;
        return SendSound(mix, audio, now, heard);
    }

    /// <param name="soft">noise may stand for it, where the leg that is heard said so.</param>
    private void SendSilence(NegotiatedAudio audio, long now, bool soft)
    {
        if (!soft)
        {
            _sound.EndNoise();
        }

        if (BeginFrame(audio))
        {
            _sound.SendSilence(now);
        }
    }

    private HeardKind SendSound(ReadOnlySpan<short> pcm, NegotiatedAudio audio, long now, Span<short> heard)
    {
        if (BeginFrame(audio))
        {
            _sound.Send(pcm, now);
        }

        pcm[..Math.Min(pcm.Length, heard.Length)].CopyTo(heard);
        return HeardKind.Frame;
    }

    /// <summary>False when nothing may be sent; the talk that comes after begins anew.</summary>
    private bool BeginFrame(NegotiatedAudio audio)
    {
        if (CanSend(audio))
        {
            _stream.Unmap();
            return true;
        }

        _sound.Drop();
        _stream.Interrupt();
        return false;
    }

    /// <summary>Clips have precedence until their last sample, or until their owner stopped them.</summary>
    private bool Playing
    {
        get
        {
            _playing = _playing is { Playback.Ended: true } ? null : _playing;
            return _playing is not null;
        }
    }

    private bool CanSend(NegotiatedAudio audio) => audio.Direction.Sends && _stream.MaySend;

    private static void Translate(ReadOnlySpan<byte> payload, AudioFormat? from, AudioFormat to, Span<byte> result)
    {
        if (from is null || from == to)
        {
            payload.CopyTo(result);
        }
        else if (to == AudioFormat.Pcma)
        {
            G711.MuLawToALaw(payload, result);
        }
        else
        {
            G711.ALawToMuLaw(payload, result);
        }
    }
}
