using CallCenter.MediaStack.Codecs;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>
/// Two seconds of interleaved stereo between the media clock, which never waits, and the writer's thread. When the writer falls behind,
/// frames are left out and counted, and come out as silence in their place, so that the recording keeps its time.
/// </summary>
internal sealed class StereoRing
{
    /// <summary>Of one channel in one frame.</summary>
    public const int FrameSamples = MediaRecording.SampleRate / AudioFormat.FramesPerSecond;

    private const int Frames = 100;

    private readonly short[] _samples = new short[Frames * 2 * FrameSamples];
    private readonly int[] _silenceBefore = new int[Frames];
    private long _written;
    private long _read;
    private int _missed;

    /// <summary>Called by the clock thread alone.</summary>
    public void Write(ReadOnlySpan<short> left, ReadOnlySpan<short> right)
    {
        var at = Volatile.Read(ref _written);
        if (at - Volatile.Read(ref _read) >= Frames)
        {
            _missed++;
            return;
        }

        var index = (int)(at % Frames);
        var frame = _samples.AsSpan(index * 2 * FrameSamples, 2 * FrameSamples);
        for (var i = 0; i < left.Length; i++)
        {
            frame[2 * i] = left[i];
            frame[(2 * i) + 1] = right[i];
        }

        _silenceBefore[index] = _missed;
        _missed = 0;
        Volatile.Write(ref _written, at + 1);
    }

    /// <summary>Frames that passed without being offered.</summary>
    public void Skip(int frames) => _missed += frames;

    /// <summary>Called by the writer's thread alone: the next frame in place, and the silent frames that belong before it. False when empty.</summary>
    public bool TryPeek(out ReadOnlySpan<short> frame, out int silentFrames)
    {
        var at = Volatile.Read(ref _read);
        if (at == Volatile.Read(ref _written))
        {
            frame = default;
            silentFrames = 0;
            return false;
        }

        var index = (int)(at % Frames);
        frame = _samples.AsSpan(index * 2 * FrameSamples, 2 * FrameSamples);
        silentFrames = _silenceBefore[index];
        return true;
    }

    public void Advance() => Volatile.Write(ref _read, Volatile.Read(ref _read) + 1);
}
