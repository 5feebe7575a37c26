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
    private const int MaxPayload = 1460;

    private readonly Lock _gate = new();
    private readonly IMediaTransport _transport;
    private readonly DtmfSender _digits;
    private readonly long _fillAfter;
    private readonly byte[] _packet = new byte[RtpPacket.HeaderSize + MaxPayload + IPacketGuard.MaxGrowth];
    private byte[] _codes = new byte[AudioFormat.Pcmu.FrameSamples];
    private short[] _pcm = new short[AudioFormat.Pcmu.FrameSamples];
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
            if (audio.Format != _codec.Format)
            {
                var samples = audio.Format.FrameSamples;
                (_codec, _codes, _pcm) = (audio.Format.NewCodec(), new byte[samples], new short[samples]);
            }

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

            _timestamp += (uint)(audio.Format.FrameTicks * frames);
            if (_digits.TryStep(audio.Format.FrameTicks, out var step) && SendKey(step, audio, now, heard, out var keyHeard))
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
            var passes = format is null || format.TranslatesTo(audio.Format);
            if (type >= 0 && passes && packet.Payload.Length <= MaxPayload && CanSend(audio))
            {
                _mapped &= _mappedFrom == from;
                _mappedFrom = from;
                Shift(packet, audio, restarted, out var sequence, out var timestamp, out var marker);
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
    public SenderInfo? Report(long now, ulong ntp, long ticksPerUnit)
    {
        lock (_gate)
        {
            return _packets == 0 ? null : new SenderInfo(ntp, _timestamp + (uint)((now - _lastSentAt) / ticksPerUnit), _packets, _bytes);
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
                var size = _codec.Encode(pcm.Slice(i * pcm.Length / packets, pcm.Length / packets), _packet.AsSpan(RtpPacket.HeaderSize, MaxPayload));
                WriteSound(audio, i * audio.Format.FrameTicks / packets, size, now);
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
                _codes.AsSpan(at, size).CopyTo(_packet.AsSpan(RtpPacket.HeaderSize));
                WriteSound(audio, at, size, now);
            }
        }
    }

    private bool BeginFrame(NegotiatedAudio audio)
    {
        _mapped = false;
        var can = CanSend(audio);
        _marker |= !can;
        return can;
    }

    private void WriteSound(NegotiatedAudio audio, int ticks, int size, long now)
    {
        Write(audio.PayloadType, _marker, _sequence++, _timestamp + (uint)ticks, size, now);
        _marker = false;
    }

    private static int PacketsPerFrame(NegotiatedAudio audio) => audio.PacketMilliseconds < 20 ? 2 : 1;

    private void Shift(in RtpPacket packet, NegotiatedAudio audio, bool restarted, out ushort sequence, out uint timestamp, out bool marker)
    {
        marker = packet.Marker;
        if (!_mapped || restarted)
        {
            _sequenceOffset = (ushort)(_sequence - packet.Sequence);
            _timestampOffset = _timestamp + (uint)audio.Format.FrameTicks - packet.Timestamp;
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
