using CallCenter.MediaStack.Audio;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Dtmf;
using CallCenter.MediaStack.Rtcp;
using CallCenter.MediaStack.Rtp;
using CallCenter.MediaStack.Sdp;
using CallCenter.MediaStack.Sockets;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>What the party hears in one frame, for the recording.</summary>
internal enum HeardKind { Silence, Frame, OtherLeg }

/// <summary>
/// The sending half of a leg: one RTP stream (one SSRC, one line of sequence numbers and timestamps) fed by keys, clips, a mix or another
/// leg's packets, or silence, in this order of precedence. The clock thread ticks it, the receive thread forwards into it.
/// </summary>
internal sealed class LegSender
{
    private const int FrameSamples = 160;
    private const int MaxPayload = 1460;

    private readonly Lock _gate = new();
    private readonly IMediaTransport _transport;
    private readonly DtmfSender _digits;
    private readonly long _fillAfter;
    private readonly byte[] _packet = new byte[RtpPacket.HeaderSize + MaxPayload + IPacketGuard.MaxGrowth];
    private readonly byte[] _codes = new byte[FrameSamples];
    private readonly short[] _tonePcm = new short[FrameSamples];
    private NegotiatedAudio? _audio;
    private IPacketGuard? _guard;
    private IAudioCodec _codec = AudioCodecs.Pcma;
    private NetAddress _target;
    private bool _started;
    private bool _closed;
    private ClipCursor? _playing;
    private ToneGenerator? _tone;
    private uint _eventTimestamp;

    private ushort _sequence = (ushort)Random.Shared.Next(0x8000);
    private uint _timestamp = (uint)Random.Shared.Next();
    private bool _marker = true;
    private uint _packets;
    private uint _bytes;
    private long _lastSentAt;

    private MediaLeg? _mappedFrom;
    private bool _mapped;
    private ushort _sequenceOffset;
    private uint _timestampOffset;
    private ushort _mapBase;
    private long _lastForwardAt;

    public LegSender(IMediaTransport transport, DtmfSender digits, long fillAfter)
    {
        _transport = transport;
        _digits = digits;
        _fillAfter = fillAfter;
    }

    public uint Ssrc { get; } = (uint)Random.Shared.NextInt64(1, uint.MaxValue);

    public long PacketsSent => Volatile.Read(ref _packets);

    /// <param name="audio">the agreement.</param>
    /// <param name="guard">null = packets go out plain.</param>
    public void Apply(NegotiatedAudio audio, IPacketGuard? guard)
    {
        lock (_gate)
        {
            _guard = guard;
            _audio = audio;
            _codec = AudioCodecs.For(audio.Format);
            _mapped = false;
        }
    }

    public void SendTo(NetAddress target)
    {
        lock (_gate)
        {
            _target = target;
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
            _mappedFrom = null;
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

            _timestamp += (uint)(FrameSamples * frames);
            if (_digits.TryStep(out var step) && SendKey(step, audio, now, heard, out var keyHeard))
            {
                return keyHeard;
            }

            if (Playing)
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
                _mapped = false;
                return;
            }

            var type = format is null ? audio.EventPayloadType ?? -1 : audio.PayloadType;
            if (type >= 0 && packet.Payload.Length <= MaxPayload && CanSend(audio))
            {
                _mapped &= _mappedFrom == from;
                _mappedFrom = from;
                Shift(packet, restarted, out var sequence, out var timestamp, out var marker);
                if ((short)(sequence - _mapBase) >= 0)
                {
                    Translate(packet.Payload, format, audio.Format, _packet.AsSpan(RtpPacket.HeaderSize));
                    Write(type, marker, sequence, timestamp, packet.Payload.Length, now);
                    Follow(sequence, timestamp, isEvent: format is null);
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
            length = _guard is null ? length : _guard.ProtectRtcp(buffer, length);
            if (muxed)
            {
                _transport.SendRtp(buffer[..length], to);
            }
            else
            {
                _transport.SendRtcp(buffer[..length], to);
            }
        }
    }

    /// <summary>For our sender report; null while nothing was sent.</summary>
    public SenderInfo? Report(long now, ulong ntp, long ticksPerSample)
    {
        lock (_gate)
        {
            return _packets == 0 ? null : new SenderInfo(ntp, _timestamp + (uint)((now - _lastSentAt) / ticksPerSample), _packets, _bytes);
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

        _eventTimestamp = step.First ? _timestamp : _eventTimestamp;
        if (CanSend(audio) && step.Event.TryWrite(_packet.AsSpan(RtpPacket.HeaderSize)))
        {
            Write(type, step.First, _sequence++, _eventTimestamp, TelephoneEvent.Size, now);
        }

        _marker = true;
        _mapped = false;
        return true;
    }

    private HeardKind SendTone(DtmfSender.Step step, NegotiatedAudio audio, long now, Span<short> heard)
    {
        if (!step.Sounding)
        {
            SendSilence(audio, now);
            return HeardKind.Silence;
        }

        _tone = step.First ? DtmfTones.For(step.Digit) : _tone;
        _tone?.Fill(_tonePcm);
        _codec.Encode(_tonePcm, _codes);
        SendFrame(audio, now);
        if (!heard.IsEmpty)
        {
            _tonePcm.CopyTo(heard);
        }

        return HeardKind.Frame;
    }

    private HeardKind PlayFrame(NegotiatedAudio audio, long now, Span<short> heard)
    {
        var playing = _playing!;
        var filled = playing.Fill(audio.Format, _codes, heard);
        _codes.AsSpan(filled).Fill(Silence(audio.Format));
        heard[Math.Min(filled, heard.Length)..].Clear();
        SendFrame(audio, now);
        if (!playing.MoveToSound())
        {
            _playing = null;
            playing.Playback.End(PlaybackOutcome.Finished);
        }

        return HeardKind.Frame;
    }

    private HeardKind SendMix(ReadOnlySpan<short> mix, NegotiatedAudio audio, long now, Span<short> heard)
    {
        _codec.Encode(mix, _codes);
        SendFrame(audio, now);
        // when forwarding takes over again, its first packet is waited for as after any other
        _lastForwardAt = now;
        mix[..Math.Min(mix.Length, heard.Length)].CopyTo(heard);
        return HeardKind.Frame;
    }

    private void SendSilence(NegotiatedAudio audio, long now)
    {
        _codes.AsSpan().Fill(Silence(audio.Format));
        SendFrame(audio, now);
    }

    /// <summary>Sends the frame in _codes, in halves when the peer takes no longer packets.</summary>
    private void SendFrame(NegotiatedAudio audio, long now)
    {
        _mapped = false;
        if (!CanSend(audio))
        {
            _marker = true;
            return;
        }

        var samples = audio.PacketMilliseconds * 8;
        for (var at = 0; at < FrameSamples; at += samples)
        {
            _codes.AsSpan(at, samples).CopyTo(_packet.AsSpan(RtpPacket.HeaderSize));
            Write(audio.PayloadType, _marker, _sequence++, _timestamp + (uint)at, samples, now);
            _marker = false;
        }
    }

    private void Shift(in RtpPacket packet, bool restarted, out ushort sequence, out uint timestamp, out bool marker)
    {
        marker = packet.Marker;
        if (!_mapped || restarted)
        {
            _sequenceOffset = (ushort)(_sequence - packet.Sequence);
            _timestampOffset = _timestamp + FrameSamples - packet.Timestamp;
            _mapBase = _sequence;
            _mapped = true;
            marker = true;
        }

        sequence = (ushort)(packet.Sequence + _sequenceOffset);
        timestamp = packet.Timestamp + _timestampOffset;
    }

    /// <summary>Our own next packet will follow what was just forwarded. An event's timestamp is its beginning, so it says nothing about now.</summary>
    private void Follow(ushort sequence, uint timestamp, bool isEvent)
    {
        if ((short)(sequence - _sequence) >= 0)
        {
            _sequence = (ushort)(sequence + 1);
            _timestamp = isEvent ? _timestamp : timestamp;
        }
    }

    private void Write(int type, bool marker, ushort sequence, uint timestamp, int payload, long now)
    {
        RtpPacket.TryWriteHeader(_packet, type, marker, sequence, timestamp, Ssrc);
        var length = RtpPacket.HeaderSize + payload;
        length = _guard is null ? length : _guard.ProtectRtp(_packet, length);
        _transport.SendRtp(_packet.AsSpan(0, length), _target);
        _packets++;
        _bytes += (uint)payload;
        _lastSentAt = now;
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

    private bool CanSend(NegotiatedAudio audio) => audio.Direction.Sends && !_target.IsNone;

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
