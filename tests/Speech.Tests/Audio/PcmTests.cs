using CallCenter.Speech.Audio;

namespace CallCenter.Speech.Tests.Audio;

public sealed class PcmTests
{
    [Test]
    public void Normalise_QuietSoundWithOffset_IsCentredAtMinusSixDecibels()
    {
        var sound = Enumerable.Range(0, 8000).Select(i => 0.3f + (0.01f * MathF.Sin(i / 5f))).ToArray();
        var loud = Pcm.Normalise(sound);
        Assert.Multiple(() =>
        {
            Assert.That(loud.Max(s => Math.Abs((int)s)), Is.EqualTo(16384).Within(20));
            Assert.That(loud.Average(s => s), Is.EqualTo(0).Within(20));
        });
    }

    [Test]
    public void Normalise_Silence_StaysSilence() => Assert.That(Pcm.Normalise(new float[100]), Has.All.Zero);

    [Test]
    public void Trim_SilenceAroundSound_IsCutToTheMargin()
    {
        var sound = new short[3000];
        Array.Fill(sound, (short)1000, 1000, 500);
        Assert.That(Pcm.Trim(sound, 100).Length, Is.EqualTo(700));
    }

    [Test]
    public void Trim_OnlySilence_IsEmpty() => Assert.That(Pcm.Trim(new short[3000], 0).Length, Is.Zero);
}
