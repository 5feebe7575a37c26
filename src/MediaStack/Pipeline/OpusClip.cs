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

    /// <summary>The packet that begins with this frame; empty when it cannot be coded.</summary>
    public ReadOnlySpan<byte> Packet(int frame) => Volatile.Read(ref _packets[frame]) ?? Code(frame);

    private byte[] Code(int frame)
    {
        lock (_gate)
        {
            if (_coded == 0)
            {
                _codec = AudioFormat.Opus.NewCodec();
                _codec.SetNarrow(clip.IsNarrow);
            }

            for (; _coded <= frame; _coded++)
            {
                Volatile.Write(ref _packets[_coded], Code(_codec!, _coded));
            }

            if (_coded == _packets.Length)
            {
                _codec?.Dispose();
                _codec = null;
            }

            return _packets[frame]!;
        }
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
