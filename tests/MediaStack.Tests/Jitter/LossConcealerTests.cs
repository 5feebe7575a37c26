using CallCenter.MediaStack.Audio;
using CallCenter.MediaStack.Jitter;
using CallCenter.MediaStack.Tests.Audio;

namespace CallCenter.MediaStack.Tests.Jitter;

public sealed class LossConcealerTests
{
    private readonly LossConcealer _concealer = new(8000);
    private ToneGenerator _tone = new(200);

    private short[] Next()
    {
        var frame = new short[160];
        _tone.Fill(frame);
        return frame;
    }

    [SetUp]
    public void Begin()
    {
        _concealer.Reset();
        _tone = new ToneGenerator(200);
    }

    [Test]
    public void Fill_AfterAPeriodicSound_GoesOnAsItWouldHave()
    {
        for (var i = 0; i < 5; i++)
        {
            _concealer.Heard(Next());
        }

        var filled = new short[160];
        _concealer.Fill(filled);
        var missing = Next();
        double error = 0;
        double energy = 0;
        for (var i = 0; i < 80; i++)
        {
            error += Math.Pow(filled[i] - missing[i], 2);
            energy += Math.Pow(missing[i], 2);
        }

        Assert.That(10 * Math.Log10(energy / error), Is.GreaterThan(25), "dB over the first 10 ms");
    }

    [Test]
    public void Fill_OnAndOn_FadesToSilenceIn60Milliseconds()
    {
        for (var i = 0; i < 5; i++)
        {
            _concealer.Heard(Next());
        }

        var levels = new List<double>();
        for (var i = 0; i < 4; i++)
        {
            var filled = new short[160];
            _concealer.Fill(filled);
            levels.Add(LevelMeter.Dbm0(filled));
        }

        Assert.That(levels, Is.Ordered.Descending);
        Assert.That(levels[3], Is.EqualTo(LevelMeter.Silence));
    }

    [Test]
    public void Fill_AfterSilence_IsSilence()
    {
        _concealer.Heard(new short[160]);
        _concealer.Heard(new short[160]);
        var filled = Next();
        _concealer.Fill(filled);
        Assert.That(filled, Is.All.Zero);
    }

    [Test]
    public void Heard_AfterAGap_GlidesBackWithoutAClick()
    {
        for (var i = 0; i < 5; i++)
        {
            _concealer.Heard(Next());
        }

        var filled = new short[160];
        _concealer.Fill(filled);
        var back = Enumerable.Repeat((short)12000, 160).ToArray();
        _concealer.Heard(back);
        Assert.That(Math.Abs(back[0] - filled[159]), Is.LessThan(2000));
        Assert.That(back[40..], Is.All.EqualTo(12000));
    }

    [Test]
    public void Fill_LoudNoise_IsOnePeriodOfItFading()
    {
        var random = new Random(1);
        for (var round = 0; round < 200; round++)
        {
            var frame = Enumerable.Range(0, 160).Select(_ => (short)(random.Next(2) == 0 ? short.MinValue : short.MaxValue)).ToArray();
            _concealer.Heard(frame);
            var heard = frame.ToArray();
            _concealer.Fill(frame);
            Assert.That(Enumerable.Range(40, 121).Any(lag => IsPeriodOf(heard, lag, frame)), Is.True, () => string.Join(' ', frame));
        }
    }

    /// <summary>Every sample is that of the last period, or nearer to silence; one that overflowed would have the other sign.</summary>
    private static bool IsPeriodOf(short[] heard, int lag, short[] filled)
    {
        for (var i = 0; i < filled.Length; i++)
        {
            int was = heard[heard.Length - lag + (i % lag)];
            if (filled[i] < Math.Min(was, 0) || filled[i] > Math.Max(was, 0) || (i < 80 && filled[i] != was))
            {
                return false;
            }
        }

        return true;
    }
}
