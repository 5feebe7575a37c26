using CallCenter.MediaStack.Audio;

namespace CallCenter.MediaStack.Tests.Audio;

public sealed class ToneTests
{
    [TestCase(0)]
    [TestCase(-10)]
    [TestCase(-33)]
    public void ToneGenerator_Level_IsMeasuredBack(double level)
    {
        var sound = new short[8000];
        new ToneGenerator(1000, level1: level).Fill(sound);
        Assert.That(LevelMeter.Dbm0(sound), Is.EqualTo(level).Within(0.1));
    }

    [Test]
    public void ToneGenerator_FrameByFrame_EqualsAtOnce()
    {
        var whole = new short[800];
        new ToneGenerator(697, 1209).Fill(whole);
        var generator = new ToneGenerator(697, 1209);
        var parts = new short[800];
        for (var at = 0; at < 800; at += 160)
        {
            generator.Fill(parts.AsSpan(at, 160));
        }

        Assert.That(parts, Is.EqualTo(whole));
    }

    [Test]
    public void LevelMeter_Silence_HasAFloor() => Assert.That(LevelMeter.Dbm0(new short[160]), Is.EqualTo(LevelMeter.Silence));
}
