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
    private byte[] _codes = new byte[AudioFormat.Pcmu.FrameSamples];
    private short[] _pcm = new short[AudioFormat.Pcmu.FrameSamples];
    private NegotiatedAudio? _audio;
    private IAudioCodec _codec = AudioCodecs.Pcma;
    private bool _started;
    private bool _closed;
    private ClipCursor? _playing;
    private ToneGenerator? _tone;
    private uint _eventTimestamp;

    private long _lastForwardAt;

    public LegSender(IMediaTransport transport, DtmfSender digits, long fillAfter)
    {
        _stream = new OutgoingStream(transport);
        _digits = digits;
        _fillAfter = fillAfter;
    }

    public uint Ssrc => _stream.Ssrc;

    public long PacketsSent => _stream.Packets;

    /// <param name="audio">the agreement.</param>
    /// <param name="guards">null = packets go out plain.</param>
    public void Apply(NegotiatedAudio audio, LegGuards? guards)
    {
        lock (_gate)
        {
            _stream.Guards = guards;
            _audio = audio;
            if (audio.Format != _codec.Format)
            {
                var samples = audio.Format.FrameSamples;
                (_codec, _codes, _pcm) = (audio.Format.NewCodec(), new byte[samples], new short[samples]);
            }

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
        }
    }

    /// <summary>One 20 ms step.</summary>
    /// <param name="frames">frames since the last one.</param>
    /// <param name="now">timestamp.</param>
    /// <param name="forwarded">another leg's packets are forwarded to this one.</param>
    /// <param name="mix">what the others say; empty when there is no mix.</param>
    /// <param name="heard">gets the linear samples when the result is <see cref="HeardKind.Frame"/>; empty when nobody wants them.</param>
    public HeardKind Tick(int frames, long now, bool forwarded, ReadOnlySpan<short> mix, Span<short> heard)
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

            if (Playing && !_stream.AwaitsProof)
            {
                return PlayFrame(audio, now, heard);
            }

            if (!mix.IsEmpty)
            {
                return SendMix(mix, audio, now, heard);
            }

            if (!forwarded || now - _lastForwardAt > _fillAfter)
            {
                SendSilence(audio, now);
            }

            return forwarded ? HeardKind.OtherLeg : HeardKind.Silence;
        }
    }

    /// <summary>
    /// Passes another leg's packet on at once: same payload (translated when the laws differ), our SSRC, its numbering shifted to follow
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

            if (Playing || _digits.Busy)
            {
                _stream.Unmap();
                return;
            }

            var type = format is null ? audio.EventPayloadType ?? -1 : audio.PayloadType;
            var passes = format is null || format.TranslatesTo(audio.Format);
            if (type >= 0 && passes && packet.Payload.Length <= OutgoingStream.MaxPayload && CanSend(audio))
            {
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
            SendSilence(audio, now);
            return HeardKind.Silence;
        }

        _tone = step.First ? DtmfTones.For(step.Digit, sampleRate: audio.Format.SampleRate) : _tone;
        _tone?.Fill(_pcm);
        return SendSound(_pcm, audio, now, heard);
    }

    private HeardKind PlayFrame(NegotiatedAudio audio, long now, Span<short> heard)
    {
        var playing = _playing!;
        if (audio.Format.IsG711)
        {
            var filled = playing.Fill(_codes.Length, audio.Format, _codes, heard);
            _codes.AsSpan(filled).Fill(Silence(audio.Format));
            heard[Math.Min(filled, heard.Length)..].Clear();
            SendCodes(audio, now);
        }
        else
        {
            _pcm.AsSpan(playing.Fill(_pcm.Length, audio.Format, default, _pcm)).Clear();
            SendSound(_pcm, audio, now, heard);
        }

        if (!playing.MoveToSound())
        {
            _playing = null;
            playing.Playback.End(PlaybackOutcome.Finished);
        }

        return HeardKind.Frame;
    }

    private HeardKind SendMix(ReadOnlySpan<short> mix, NegotiatedAudio audio, long now, Span<short> heard)
    {
        // when forwarding takes over again, its first packet is waited for as after any other
        _lastForwardAt = now;
        return SendSound(mix, audio, now, heard);
    }

    private void SendSilence(NegotiatedAudio audio, long now)
    {
        if (audio.Format.IsG711)
        {
            _codes.AsSpan().Fill(Silence(audio.Format));
            SendCodes(audio, now);
        }
        else
        {
            Array.Clear(_pcm);
            SendSound(_pcm, audio, now, default);
        }
    }

    /// <summary>Encodes and sends a frame, in halves when the peer takes no longer packets.</summary>
    private HeardKind SendSound(ReadOnlySpan<short> pcm, NegotiatedAudio audio, long now, Span<short> heard)
    {
        if (BeginFrame(audio))
        {
            var packets = PacketsPerFrame(audio);
            for (var i = 0; i < packets; i++)
            {
                var size = _codec.Encode(pcm.Slice(i * pcm.Length / packets, pcm.Length / packets), _stream.Payload);
                _stream.Send(audio.PayloadType, i * audio.Format.FrameTicks / packets, size, now);
            }
        }

        pcm[..Math.Min(pcm.Length, heard.Length)].CopyTo(heard);
        return HeardKind.Frame;
    }

    /// <summary>The same for a frame of G.711 that stands in _codes.</summary>
    private void SendCodes(NegotiatedAudio audio, long now)
    {
        if (BeginFrame(audio))
        {
            var size = _codes.Length / PacketsPerFrame(audio);
            for (var at = 0; at < _codes.Length; at += size)
            {
                _codes.AsSpan(at, size).CopyTo(_stream.Payload);
                _stream.Send(audio.PayloadType, at, size, now);
            }
        }
    }

    /// <summary>False when nothing may be sent; the talk that comes after begins anew.</summary>
    private bool BeginFrame(NegotiatedAudio audio)
    {
        if (CanSend(audio))
        {
            _stream.Unmap();
            return true;
        }

        _stream.Interrupt();
        return false;
    }

    private static int PacketsPerFrame(NegotiatedAudio audio) => audio.PacketMilliseconds < 20 ? 2 : 1;

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

    private static byte Silence(AudioFormat format) => format == AudioFormat.Pcma ? G711.ALawSilence : G711.MuLawSilence;

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
