using CallCenter.Speech.Audio;

namespace CallCenter.Speech.Tests.Audio;

public sealed class ResamplerTests
{
    [TestCase(22050, 8000)]
    [TestCase(16000, 8000)]
    [TestCase(44100, 8000)]
    [TestCase(8000, 16000)]
    public void Convert_ToneInTheBand_KeepsItsLevel(int from, int to)
    {
        var converted = Resampler.Convert(Tone(1000, from), from, to);
        Assert.Multiple(() =>
        {
            Assert.That(converted, Has.Length.EqualTo(to).Within(1));
            Assert.That(Rms(converted), Is.EqualTo(0.7071).Within(0.01));
        });
    }

    [TestCase(22050)]
    [TestCase(16000)]
    public void Convert_ToneAboveTheBand_IsGone(int from)
    {
        var converted = Resampler.Convert(Tone(4600, from), from, 8000);
        Assert.That(20 * Math.Log10(Rms(converted) / 0.7071), Is.LessThan(-60), "dB");
    }

    [Test]
    public void Upsampler_InFrames_GivesTheToneWithoutSeams()
    {
        var upsampler = new Upsampler();
        var input = Array.ConvertAll(Tone(1000, 8000), s => (short)(s * 16000));
        var output = new float[2 * input.Length];
        for (var at = 0; at < input.Length; at += 160)
        {
            upsampler.Process(input.AsSpan(at, 160), output.AsSpan(2 * at, 320));
        }

        // 2 ms late: 32 samples at 16 kHz
        var worst = Enumerable.Range(1000, 14000)
            .Max(i => Math.Abs(output[i] - (16000 / 32768.0 * Math.Sin(2 * Math.PI * 1000 * (i - 32) / 16000))));
        Assert.That(worst, Is.LessThan(0.002));
    }

    private static float[] Tone(double hertz, int rate) =>
        [.. Enumerable.Range(0, rate).Select(i => (float)Math.Sin(2 * Math.PI * hertz * i / rate))];

    /// <summary>Of the middle: the ends fade into the silence around the clip.</summary>
    private static double Rms(float[] samples)
    {
        var middle = samples[(samples.Length / 4)..(samples.Length * 3 / 4)];
        return Math.Sqrt(middle.Average(s => (double)s * s));
    }
}
