using CallCenter.MediaStack.Audio;

namespace CallCenter.MediaStack.Tests.Audio;

public sealed class HalfBandTests
{
    [TestCase(200)]
    [TestCase(1000)]
    [TestCase(3300)]
    public void Double_ATone_IsTheSameTone_WithoutItsMirrorImage(double frequency)
    {
        var wide = Doubled(Tone(frequency, 8000));

        Assert.That(Goertzel.Dbm0(wide, frequency, 16000), Is.EqualTo(-10).Within(0.1));
        Assert.That(Goertzel.Dbm0(wide, 8000 - frequency, 16000), Is.LessThan(-75));
    }

    [TestCase(200)]
    [TestCase(1000)]
    [TestCase(3300)]
    public void Halve_ATone_IsTheSameTone(double frequency) =>
        Assert.That(Goertzel.Dbm0(Halved(Tone(frequency, 16000)), frequency, 8000), Is.EqualTo(-10).Within(0.1));

    [TestCase(4800)]
    [TestCase(6000)]
    [TestCase(7500)]
    public void Halve_AToneThatHasNoPlace_LeavesNothing(double frequency) =>
        Assert.That(LevelMeter.Dbm0(Halved(Tone(frequency, 16000))), Is.LessThan(-70));

    [Test]
    public void Double_InPieces_IsTheSameAsAtOnce()
    {
        var narrow = Tone(700, 8000);
        var whole = new short[2 * narrow.Length];
        new HalfBand().Double(narrow, whole);
        var pieces = new short[whole.Length];
        var converter = new HalfBand();
        for (var at = 0; at < narrow.Length; at += 80)
        {
            converter.Double(narrow.AsSpan(at, 80), pieces.AsSpan(2 * at));
        }

        Assert.That(pieces, Is.EqualTo(whole));
    }

    private static short[] Doubled(short[] narrow)
    {
        var wide = new short[2 * narrow.Length];
        new HalfBand().Double(narrow, wide);
        return wide[1600..];
    }

    private static short[] Halved(short[] wide)
    {
        var narrow = new short[wide.Length / 2];
        new HalfBand().Halve(wide, narrow);
        return narrow[800..];
    }

    private static short[] Tone(double frequency, int rate)
    {
        var samples = new short[rate];
        new ToneGenerator(frequency, sampleRate: rate).Fill(samples);
        return samples;
    }
}
