using CallCenter.MediaStack.Audio;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>One leg's 20 ms of linear sound on the media clock, as long as its format has it.</summary>
internal sealed class FrameBuffers(int samples)
{
    private readonly int[] _sum = new int[samples];
    private readonly short[] _mix = new short[samples];

    /// <summary>What the party says.</summary>
    public short[] Said { get; } = new short[samples];

    /// <summary>What it hears, for a recording.</summary>
    public short[] Heard { get; } = new short[samples];

    /// <summary>
    /// The speakers' latest frames together, of those that have the same sample rate: all ticks run on the one clock thread, and each leg's
    /// come once in 20 ms.
    /// </summary>
    public ReadOnlySpan<short> MixOf(MediaLeg[] speakers)
    {
        Array.Clear(_sum);
        foreach (var speaker in speakers)
        {
            var said = speaker.Said;
            if (said.Length == _sum.Length)
            {
                PcmSum.Add(_sum, said);
            }
        }

        PcmSum.Saturate(_sum, _mix);
        return _mix;
    }
}
