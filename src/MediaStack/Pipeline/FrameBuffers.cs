namespace CallCenter.MediaStack.Pipeline;

/// <summary>One leg's 20 ms of linear sound on the media clock, as long as its format has it.</summary>
internal sealed class FrameBuffers(int samples)
{
    /// <summary>What the party says.</summary>
    public short[] Said { get; } = new short[samples];

    /// <summary>What it hears, for a recording.</summary>
    public short[] Heard { get; } = new short[samples];

    public int[] Sum { get; } = new int[samples];

    public short[] Mix { get; } = new short[samples];
}
