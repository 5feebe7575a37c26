using CallCenter.MediaStack.Audio;

namespace CallCenter.MediaStack.Tests.Audio;

/// <summary>How loud a piece of sound is.</summary>
internal static class LevelMeter
{
    /// <summary>What silence is reported as.</summary>
    public const double Silence = -99;

    /// <summary>Level of the power in dBm0: a sine with the peak of <see cref="ToneGenerator.ZeroDbm0Peak"/> is 0.</summary>
    public static double Dbm0(ReadOnlySpan<short> samples)
    {
        double sum = 0;
        foreach (var sample in samples)
        {
            sum += sample * sample;
        }

        var reference = ToneGenerator.ZeroDbm0Peak * ToneGenerator.ZeroDbm0Peak / 2;
        return sum == 0 ? Silence : Math.Max(Silence, 10 * Math.Log10(sum / samples.Length / reference));
    }
}
