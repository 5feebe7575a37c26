using CallCenter.MediaStack.Audio;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>One leg's 20 ms of linear sound on the media clock, as long as its format has it.</summary>
internal sealed class FrameBuffers(int samples)
{
    private readonly int[] _sum = new int[samples];
    private readonly short[] _mix = new short[samples];

    /// <summary>What the party says.</summary>
    public RatedFrame Said { get; } = new(samples);

    /// <summary>What it hears, for a recording.</summary>
    public RatedFrame Heard { get; } = new(samples);

    public int Samples => samples;

    /// <summary>
    /// The speakers' latest frames together, at this leg's rate: all ticks run on the one clock thread, and each leg's come once in 20 ms.
    /// </summary>
    public ReadOnlySpan<short> MixOf(MediaLeg[] speakers)
    {
        if (speakers.Length == 1)
        {
            return speakers[0].SaidAt(samples);
        }

        Array.Clear(_sum);
        foreach (var speaker in speakers)
        {
            PcmSum.Add(_sum, speaker.SaidAt(samples));
        }

        PcmSum.Saturate(_sum, _mix);
        return _mix;
    }
}
