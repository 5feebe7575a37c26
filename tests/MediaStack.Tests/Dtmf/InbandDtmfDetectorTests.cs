using CallCenter.MediaStack.Audio;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Dtmf;
using CallCenter.Speech.Audio;

namespace CallCenter.MediaStack.Tests.Dtmf;

/// <summary>Two hundred digits a row, through µ-law, at random places relative to the detector's blocks.</summary>
public sealed class InbandDtmfDetectorTests
{
    private const string Keys = "0123456789*#ABCD";
    private const int Digits = 200;

    [TestCase(100, 100, -10, 0, 99, 0, TestName = "Process_100on100off_HearsAll")]
    [TestCase(50, 50, -10, 0, 99, 0, TestName = "Process_50on50off_HearsAll")]
    [TestCase(40, 40, -10, 0, 99, 0, TestName = "Process_40on40off_HearsAll")]
    [TestCase(50, 50, 0, 0, 99, 0, TestName = "Process_At0Dbm0_HearsAll")]
    [TestCase(50, 50, -25, 0, 99, 0, TestName = "Process_AtMinus25Dbm0_HearsAll")]
    [TestCase(50, 50, -33, 0, 99, 0, TestName = "Process_AtMinus33Dbm0_HearsAll")]
    [TestCase(50, 50, -10, 4, 99, 0, TestName = "Process_Twist4_HearsAll")]
    [TestCase(50, 50, -10, -6, 99, 0, TestName = "Process_TwistMinus6_HearsAll")]
    [TestCase(50, 50, -10, 8, 99, 0, TestName = "Process_Twist8_HearsAll")]
    [TestCase(50, 50, -10, -8, 99, 0, TestName = "Process_TwistMinus8_HearsAll")]
    [TestCase(50, 50, -10, 0, 20, 0, TestName = "Process_20DbAboveNoise_HearsAll")]
    [TestCase(50, 50, -10, 0, 12, 0, TestName = "Process_12DbAboveNoise_HearsAll")]
    [TestCase(50, 50, -10, 0, 99, 1.5, TestName = "Process_TonesHighBy1Point5Percent_HearsAll")]
    [TestCase(50, 50, -10, 0, 99, -1.5, TestName = "Process_TonesLowBy1Point5Percent_HearsAll")]
    public void Process_TonePairs_HearsEachOnce(int onMs, int offMs, double level, double twist, double snr, double offset)
    {
        var expected = new string([.. Enumerable.Range(0, Digits).Select(i => Keys[i * 7 % 16])]);
        Assert.That(Hear(Sound(expected, onMs, offMs, level, twist, snr, offset)), Is.EqualTo(expected));
    }

    [TestCase(3.5)]
    [TestCase(-3.5)]
    public void Process_TonesFarOffTheirFrequency_HearsNothing(double offset) =>
        Assert.That(Hear(Sound(new string('5', 50), 50, 50, -10, 0, 99, offset)), Is.Empty);

    [Test]
    public void Process_OneToneOnly_HearsNothing()
    {
        var sound = new short[8000];
        foreach (var frequency in DtmfTones.Rows.Concat(DtmfTones.Columns))
        {
            new ToneGenerator(frequency).Fill(sound);
            Assert.That(Hear(sound), Is.Empty);
        }
    }

    [Test]
    public void Process_LongTone_IsOneDigit_EvenWithAShortDropOut()
    {
        var sound = new short[16000];
        DtmfTones.For('8')!.Fill(sound);
        sound.AsSpan(5000, 80).Clear();
        Assert.That(Hear(sound), Is.EqualTo("8"));
    }

    [Test]
    public void Process_NoiseAndSilence_HearsNothing()
    {
        var random = new Random(23);
        var sound = new short[8000 * 60];
        for (var i = 0; i < sound.Length; i++)
        {
            sound[i] = (short)random.Next(-8000, 8000);
        }

        Assert.That(Hear(sound), Is.Empty);
        Assert.That(Hear(new short[8000]), Is.Empty);
    }

    /// <summary>154 seconds of speech: sixty-three sentences of a call center's callers.</summary>
    [TestCase(1.0)]
    [TestCase(0.3)]
    [TestCase(0.05)]
    [TestCase(3.0)]
    public void Process_Speech_HearsNoDigit(double gain)
    {
        var path = Path.Combine(TestContext.CurrentContext.TestDirectory, "Dtmf", "talk-off.wav");
        var (speech, error) = WavFile.Read(path);
        Assert.That(error, Is.Null);
        Assert.That(speech!.Duration.TotalSeconds, Is.GreaterThan(150));
        var loud = Array.ConvertAll(speech.Samples.ToArray(), s => (short)Math.Clamp(s * gain, short.MinValue, short.MaxValue));
        Assert.That(Hear(loud), Is.Empty);
    }

    private static string Hear(ReadOnlySpan<short> sound)
    {
        var detector = new InbandDtmfDetector();
        var heard = "";
        for (var at = 0; at + 160 <= sound.Length; at += 160)
        {
            heard += detector.Process(sound.Slice(at, 160)) is var d and not '\0' ? d : "";
        }

        return heard;
    }

    /// <param name="digits">to be dialled.</param>
    /// <param name="onMs">length of a tone.</param>
    /// <param name="offMs">pause after it; up to 10 ms longer at random.</param>
    /// <param name="level">of the stronger tone, dBm0.</param>
    /// <param name="twist">column minus row, dB.</param>
    /// <param name="snr">dB below both tones together.</param>
    /// <param name="offset">per cent that both frequencies are off.</param>
    private static short[] Sound(string digits, int onMs, int offMs, double level, double twist, double snr, double offset)
    {
        var random = new Random(digits.Length + onMs);
        var sound = new List<short>(new short[1600]);
        foreach (var digit in digits)
        {
            var key = "123A456B789C*0#D".IndexOf(digit, StringComparison.Ordinal);
            var factor = 1 + (offset / 100);
            var tone = new ToneGenerator(DtmfTones.Rows[key / 4] * factor, DtmfTones.Columns[key % 4] * factor,
                twist > 0 ? level - twist : level, twist < 0 ? level + twist : level);
            var on = new short[onMs * 8];
            tone.Fill(on);
            sound.AddRange(on);
            sound.AddRange(new short[(offMs * 8) + random.Next(80)]);
        }

        var noise = ToneGenerator.Peak(level) * Math.Pow(10, -snr / 20);
        return [.. sound.Select(s => G711.FromMuLaw(G711.MuLaw((short)Math.Clamp(s + (noise * Gauss(random)), -32768, 32767))))];
    }

    private static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
