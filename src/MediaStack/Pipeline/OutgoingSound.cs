using CallCenter.MediaStack.Audio;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Sdp;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>
/// Our own sound on its way into the stream: coded as agreed and cut into packets of the agreed time. Used under the sender's lock.
/// </summary>
internal sealed class OutgoingSound(OutgoingStream stream)
{
    /// <summary>Silent frames until a codec with a memory codes one like the other: 200 ms.</summary>
    private const int FramesToSettle = 10;

    private readonly ComfortNoise _noise = new();
    private AudioFormat _format = AudioFormat.Pcma;
    private IAudioCodec _codec = AudioCodecs.Pcma;
    private int _payloadType;
    private byte[] _codes = [];
    private short[] _pcm = [];
    private byte[] _waiting = [];
    private int _waitingBytes;
    private int _packetBytes;
    private bool _quiet;
    private int _silentFrames;
    private byte[] _settledSilence = [];

    /// <summary>A frame to be filled, linear.</summary>
    public Span<short> Frame => _pcm;

    /// <summary>A frame to be filled with codes, where <see cref="AudioFormat.FrameBytes"/> says so.</summary>
    public Span<byte> Codes => _codes;

    /// <summary>Nothing above 4 kHz is in what is sent.</summary>
    public bool Narrow
    {
        get;
        set
        {
            field = value;
            _codec.SetNarrow(value);
        }
    }

    public void Apply(NegotiatedAudio audio)
    {
        _payloadType = audio.PayloadType;
        if (audio.Format != _format || _pcm.Length == 0)
        {
            _codec.Dispose();
            (_format, _codec) = (audio.Format, audio.Format.NewCodec());
            _codec.SetNarrow(Narrow);
            (_codes, _pcm) = (new byte[_format.FrameBytes], new short[_format.FrameSamples]);
            (_waitingBytes, _silentFrames, _settledSilence) = (0, 0, []);
        }

        _packetBytes = _format.FrameBytes * audio.PacketMilliseconds / 20;
        Array.Resize(ref _waiting, Math.Max(_waiting.Length, _packetBytes + _format.FrameBytes));
    }

    /// <summary>In silence the party is to hear noise of this level until other sound comes (RFC 3389).</summary>
    public void Soften(byte level)
    {
        _quiet = true;
        _noise.SetLevel(level);
    }

    /// <summary>Silence is silence again.</summary>
    public void EndNoise() => _quiet = false;

    /// <summary>Other sound takes over: what waited for its packet to be full is left out.</summary>
    public void Drop() => (_quiet, _waitingBytes, _silentFrames) = (false, 0, 0);

    /// <summary>Sends a linear frame.</summary>
    public void Send(ReadOnlySpan<short> pcm, long now)
    {
        _silentFrames = 0;
        SendCoded(pcm, now);
    }

    private void SendCoded(ReadOnlySpan<short> pcm, long now)
    {
        if (_format.FrameBytes > 0)
        {
            _codec.Encode(pcm, _codes);
            SendCodes(now);
        }
        else if (_codec.Encode(pcm, stream.Payload) is > 0 and var size)
        {
            stream.Send(_payloadType, 0, size, now);
        }
    }

    /// <summary>Sends the frame that stands in <see cref="Codes"/>.</summary>
    public void SendCodes(long now)
    {
        // what waits is of frames before: packets begin that much earlier
        var earlier = _waitingBytes;
        _codes.CopyTo(_waiting.AsSpan(_waitingBytes));
        _waitingBytes += _codes.Length;
        var at = 0;
        for (; _waitingBytes - at >= _packetBytes; at += _packetBytes)
        {
            _waiting.AsSpan(at, _packetBytes).CopyTo(stream.Payload);
            stream.Send(_payloadType, (at - earlier) * _format.FrameTicks / _format.FrameBytes, _packetBytes, now);
        }

        _waitingBytes -= at;
        _waiting.AsSpan(at, _waitingBytes).CopyTo(_waiting);
    }

    /// <summary>Sends a frame that was coded before; empty = nothing.</summary>
    public void SendPacket(ReadOnlySpan<byte> packet, long now)
    {
        _silentFrames = 0;
        SendKept(packet, now);
    }

    public void SendSilence(long now)
    {
        if (_quiet)
        {
            _pcm.AsSpan().Clear();
            _noise.Add(_pcm);
            Send(_pcm, now);
        }
        else if (_format.IsG711)
        {
            _codes.AsSpan().Fill(SilentCode);
            SendCodes(now);
        }
        else if (_format.FrameBytes > 0)
        {
            _pcm.AsSpan().Clear();
            Send(_pcm, now);
        }
        else
        {
            SendSettledSilence(now);
        }
    }

    /// <summary>Opus spends on silence what it spends on speech: once its packets are alike, the last one is sent again and again.</summary>
    private void SendSettledSilence(long now)
    {
        if (++_silentFrames > FramesToSettle && _settledSilence.Length > 0)
        {
            SendKept(_settledSilence, now);
            return;
        }

        _pcm.AsSpan().Clear();
        if (_codec.Encode(_pcm, stream.Payload) is > 0 and var size)
        {
            _settledSilence = _silentFrames == FramesToSettle ? stream.Payload[..size].ToArray() : _settledSilence;
            stream.Send(_payloadType, 0, size, now);
        }
    }

    private void SendKept(ReadOnlySpan<byte> packet, long now)
    {
        if (!packet.IsEmpty)
        {
            packet.CopyTo(stream.Payload);
            stream.Send(_payloadType, 0, packet.Length, now);
        }
    }

    /// <summary>What silence is in G.711.</summary>
    public byte SilentCode => _format == AudioFormat.Pcma ? G711.ALawSilence : G711.MuLawSilence;

    public void Close() => _codec.Dispose();
}
