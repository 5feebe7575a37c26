using CallCenter.MediaStack.Codecs;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>
/// A clip as Opus packets of one frame each, coded in order by whoever is the first to need one, and kept: an encoder works a hundred times as long as a
/// copy. The last frame is filled up with silence.
/// </summary>
/// <param name="clip">at whatever rate.</param>
internal sealed class OpusClip(MediaClip clip)
{
    private readonly Lock _gate = new();
    private readonly byte[]?[] _packets = new byte[]?[(clip.At(OpusCodec.SampleRate).Length + AudioFormat.Opus.FrameSamples - 1) / AudioFormat.Opus.FrameSamples];
    private IAudioCodec? _codec;
    private int _coded;

    /// <summary>
    /// The packet that begins with this frame; empty when it cannot be coded. False = frames before it were not coded yet: whoever begins in the middle
    /// waits for none of them.
    /// </summary>
    public bool TryPacket(int frame, out ReadOnlySpan<byte> packet)
    {
        var known = Volatile.Read(ref _packets[frame]) ?? CodeNext(frame);
        packet = known;
        return known is not null;
    }

    private byte[]? CodeNext(int frame)
    {
        lock (_gate)
        {
            if (frame > _coded)
            {
                return null;
            }

            if (frame == _coded)
            {
                Volatile.Write(ref _packets[frame], Code(_codec ??= NewCodec(), frame));
                _coded++;
            }

            if (_coded == _packets.Length)
            {
                _codec?.Dispose();
                _codec = null;
            }

            return _packets[frame];
        }
    }

    private IAudioCodec NewCodec()
    {
        var codec = AudioFormat.Opus.NewCodec();
        codec.SetNarrow(clip.IsNarrow);
        return codec;
    }

    private byte[] Code(IAudioCodec codec, int frame)
    {
        Span<short> pcm = stackalloc short[AudioFormat.Opus.FrameSamples];
        Span<byte> packet = stackalloc byte[OutgoingStream.MaxPayload];
        var sound = clip.At(OpusCodec.SampleRate)[(frame * pcm.Length)..];
        pcm.Clear();
        sound[..Math.Min(sound.Length, pcm.Length)].CopyTo(pcm);
        return packet[..codec.Encode(pcm, packet)].ToArray();
    }
}
