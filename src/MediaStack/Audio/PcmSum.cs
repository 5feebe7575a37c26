namespace CallCenter.MediaStack.Audio;

/// <summary>Sums 16-bit voices: added in 32 bits, cut to 16 bits once at the end, so that the order of the voices does not matter.</summary>
internal static class PcmSum
{
    public static void Add(Span<int> sum, ReadOnlySpan<short> voice)
    {
        for (var i = 0; i < voice.Length && i < sum.Length; i++)
        {
            sum[i] += voice[i];
        }
    }

    public static void Saturate(ReadOnlySpan<int> sum, Span<short> pcm)
    {
        for (var i = 0; i < pcm.Length && i < sum.Length; i++)
        {
            pcm[i] = (short)Math.Clamp(sum[i], short.MinValue, short.MaxValue);
        }
    }
}
