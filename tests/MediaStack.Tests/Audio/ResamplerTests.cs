using CallCenter.MediaStack.Audio;

namespace CallCenter.MediaStack.Tests.Audio;

public sealed class ResamplerTests
{
    private static short[] Sine(double frequency, int rate, double seconds, double peak = 16000) =>
        [.. Enumerable.Range(0, (int)(rate * seconds)).Select(i => (short)Math.Round(peak * Math.Sin(2 * Math.PI * frequency * i / rate)))];

    /// <summary>dB of <paramref name="wanted"/> over its difference to <paramref name="got"/>, edges left out.</summary>
    private static double Snr(ReadOnlySpan<short> got, ReadOnlySpan<short> wanted)
    {
        double signal = 0;
        double noise = 1e-9;
        for (var i = 500; i < wanted.Length - 500; i++)
        {
            signal += (double)wanted[i] * wanted[i];
            noise += Math.Pow(wanted[i] - got[i], 2);
        }

        return 10 * Math.Log10(signal / noise);
    }

    [TestCase(8000, 16000)]
    [TestCase(16000, 8000)]
    [TestCase(22050, 8000)]
    [TestCase(24000, 8000)]
    [TestCase(44100, 8000)]
    [TestCase(48000, 8000)]
    [TestCase(8000, 48000)]
    [TestCase(8000, 22050)]
    [TestCase(16000, 48000)]
    public void Convert_TonesInTheVoiceBand_StayWhatTheyAre(int from, int to)
    {
        foreach (var frequency in new[] { 200.0, 1000, 2500, 3300 })
        {
            var got = Resampler.Convert(Sine(frequency, from, 1), from, to);
            Assert.That(got, Has.Length.EqualTo(to));
            Assert.That(Snr(got, Sine(frequency, to, 1)), Is.GreaterThan(70), $"{frequency} Hz");
        }
    }

    [TestCase(16000, 4200)]
    [TestCase(16000, 7000)]
    [TestCase(22050, 5000)]
    [TestCase(48000, 4100)]
    [TestCase(48000, 15000)]
    public void Convert_TonesAboveTheNewBand_AreGone(int from, double frequency)
    {
        var got = Resampler.Convert(Sine(frequency, from, 1), from, 8000);
        var level = LevelMeter.Dbm0(got.AsSpan(500, 7000)) - LevelMeter.Dbm0(Sine(frequency, from, 1));
        Assert.That(level, Is.LessThan(-70));
    }

    [Test]
    public void Convert_NothingOrTheSameRate_IsACopy()
    {
        Assert.That(Resampler.Convert([], 16000, 8000), Is.Empty);
        Assert.That(Resampler.Convert([1, 2, 3], 8000, 8000), Is.EqualTo(new short[] { 1, 2, 3 }));
    }

    [Test]
    public void Convert_FullScaleSquare_ClipsInsteadOfWrapping()
    {
        var square = Enumerable.Range(0, 8000).Select(i => i / 40 % 2 == 0 ? short.MaxValue : short.MinValue).ToArray();
        var got = Resampler.Convert(square, 16000, 8000);
        for (var i = 100; i < 3900; i++)
        {
            if (i % 20 is > 6 and < 14)
            {
                Assert.That(Math.Sign(got[i]), Is.EqualTo(Math.Sign(square[2 * i])), $"sample {i}");
            }
        }
    }

    [Test]
    public void Process_InPiecesOfAnySize_EqualsProcessAtOnce()
    {
        var sound = Sine(700, 22050, 0.5);
        var whole = new Resampler(22050, 8000);
        var expected = new short[whole.MaxOutput(sound.Length)];
        var n = whole.Process(sound, expected);

        var random = new Random(3);
        var pieces = new Resampler(22050, 8000);
        var got = new List<short>();
        for (var at = 0; at < sound.Length;)
        {
            var piece = sound.AsSpan(at, Math.Min(random.Next(1, 700), sound.Length - at));
            var buffer = new short[pieces.MaxOutput(piece.Length)];
            got.AddRange(buffer[..pieces.Process(piece, buffer)]);
            at += piece.Length;
        }

        Assert.That(got, Is.EqualTo(expected[..n]));
    }

    [Test]
    public void Process_RoomTooSmall_IsAnError() =>
        Assert.That(() => new Resampler(8000, 16000).Process(new short[160], new short[160]), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase(0, 8000)]
    [TestCase(8000, -1)]
    [TestCase(8000, 1_000_000)]
    public void Constructor_RateOutOfRange_IsAnError(int from, int to) =>
        Assert.That(() => new Resampler(from, to), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
