using CallCenter.MediaStack.Codecs;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>Walks through a playback's clips, a frame at a time, in the form that the wire wants. Used under the sender's lock.</summary>
internal sealed class ClipCursor(MediaPlayback playback)
{
    private int _clip;
    private int _at;
    private int _rate = 8000;

    public MediaPlayback Playback { get; } = playback;

    /// <summary>
    /// Fills one frame. Fewer samples than it holds means the end; the rest is left as it was.
    /// </summary>
    /// <param name="format">what the frame is for.</param>
    /// <param name="codes">G.711, one byte a sample; empty for other formats.</param>
    /// <param name="pcm">at the format's rate; empty when nobody needs the linear samples.</param>
    public int Fill(AudioFormat format, Span<byte> codes, Span<short> pcm)
    {
        var samples = format.FrameSamples;
        ChangeRate(format.SampleRate);
        var filled = 0;
        while (filled < samples && MoveToSound())
        {
            var clip = Playback.Clips[_clip];
            var sound = clip.At(_rate);
            var n = Math.Min(samples - filled, sound.Length - _at);
            if (!codes.IsEmpty)
            {
                clip.Encoded(format).AsSpan(_at, n).CopyTo(codes[filled..]);
            }

            if (!pcm.IsEmpty)
            {
                sound.Slice(_at, n).CopyTo(pcm[filled..]);
            }

            filled += n;
            _at += n;
        }

        Playback.Advance(filled, _rate);
        return filled;
    }

    /// <summary>
    /// The next frame as an Opus packet that was coded before. A clip's last one is filled up with silence. False = the cursor stands where another
    /// format left it: within a frame, or behind what was coded.
    /// </summary>
    /// <param name="pcm">gets the same at Opus's rate; empty when nobody needs it.</param>
    public bool TryNextPacket(Span<short> pcm, out ReadOnlySpan<byte> packet)
    {
        packet = default;
        var format = AudioFormat.Opus;
        ChangeRate(format.SampleRate);
        if (!MoveToSound() || _at % format.FrameSamples != 0 || !Playback.Clips[_clip].Opus.TryPacket(_at / format.FrameSamples, out packet))
        {
            return false;
        }

        var clip = Playback.Clips[_clip];
        var rest = clip.At(_rate)[_at..];
        var sound = rest[..Math.Min(rest.Length, format.FrameSamples)];
        if (!pcm.IsEmpty)
        {
            sound.CopyTo(pcm);
            pcm[sound.Length..].Clear();
        }

        _at += sound.Length;
        Playback.Advance(sound.Length, _rate);
        return true;
    }

    /// <summary>True when the cursor stands on a sample; at the end of a loop it begins again.</summary>
    public bool MoveToSound()
    {
        for (var rounds = 0; rounds < 2; rounds++)
        {
            for (; _clip < Playback.Clips.Count; _clip++, _at = 0)
            {
                if (_at < Playback.Clips[_clip].At(_rate).Length)
                {
                    return true;
                }
            }

            if (!Playback.Loop)
            {
                return false;
            }

            _clip = 0;
        }

        return false;
    }

    private void ChangeRate(int rate)
    {
        if (rate != _rate)
        {
            _at = (int)((long)_at * rate / _rate);
            _rate = rate;
        }
    }
}
