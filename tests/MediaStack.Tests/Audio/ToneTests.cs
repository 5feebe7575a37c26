using CallCenter.MediaStack.Audio;

namespace CallCenter.MediaStack.Tests.Audio;

public sealed class ToneAndMixTests
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

    [Test]
    public void Mixer_ThreeParties_EachHearsTheOthers()
    {
        short[][] frames = [Frame(100), Frame(20), Frame(3)];
        var mixer = new Mixer();
        mixer.Add(Frame(30000));
        mixer.Clear();
        foreach (var frame in frames)
        {
            mixer.Add(frame);
        }

        var heard = new short[160];
        mixer.Read(frames[1], heard);
        Assert.That(heard, Is.All.EqualTo(103));
        mixer.Read([], heard);
        Assert.That(heard, Is.All.EqualTo(123));
    }

    [Test]
    public void Mixer_TooLoud_Clips()
    {
        var mixer = new Mixer();
        mixer.Add(Frame(30000));
        mixer.Add(Frame(30000));
        mixer.Add(Frame(-30000));
        var heard = new short[160];
        mixer.Read(Frame(-30000), heard);
        Assert.That(heard, Is.All.EqualTo(short.MaxValue));
    }

    private static short[] Frame(short value) => Enumerable.Repeat(value, 160).ToArray();
}
