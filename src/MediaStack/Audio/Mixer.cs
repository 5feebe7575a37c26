namespace CallCenter.MediaStack.Audio;

/// <summary>
/// Adds the frames of several parties once, then gives each party the sum without itself. 160 samples, 32-bit inside, clipped at the end.
/// </summary>
public sealed class Mixer
{
    private readonly int[] _sum = new int[160];

    /// <summary>Begins a new frame.</summary>
    public void Clear() => Array.Clear(_sum);

    public void Add(ReadOnlySpan<short> frame)
    {
        for (var i = 0; i < frame.Length; i++)
        {
            _sum[i] += frame[i];
        }
    }

    /// <summary>The sum of all that was added; without <paramref name="own"/> unless that is empty.</summary>
    public void Read(ReadOnlySpan<short> own, Span<short> frame)
    {
        for (var i = 0; i < frame.Length; i++)
        {
            var sample = _sum[i] - (own.IsEmpty ? 0 : own[i]);
            frame[i] = (short)Math.Clamp(sample, short.MinValue, short.MaxValue);
        }
    }
}
