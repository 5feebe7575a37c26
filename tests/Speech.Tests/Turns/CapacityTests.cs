using CallCenter.Speech.Turns;

namespace CallCenter.Speech.Tests.Turns;

public sealed class CapacityTests
{
    [Test]
    public void Limit_BeforeAnyMeasurement_IsTheFewest() => Assert.That(new Capacity(null, 8, 7).Limit, Is.EqualTo(2));

    [TestCase(2, 1, 10, 240, 17, Description = "70 % of one decoder thread, 40 ms of it for a second of listening")]
    [TestCase(8, 7, 10, 240, 80, Description = "half of eight cores, 50 ms for a second of listening")]
    [TestCase(1, 1, 400, 9000, 2, Description = "a slow machine still takes two")]
    public void Limit_FromMeasuredCosts_FollowsTheRule(int cores, int threads, double hearingMs, double decodingMs, int limit)
    {
        var capacity = new Capacity(null, cores, threads);
        capacity.Heard(TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(hearingMs));
        capacity.Decoded(TimeSpan.FromMilliseconds(decodingMs));
        Assert.That(capacity.Limit, Is.EqualTo(limit));
    }

    [Test]
    public void TryEnter_AtTheLimit_IsRefusedUntilOneLeaves()
    {
        var capacity = new Capacity(2, 2, 1);
        Assert.That(new[] { capacity.TryEnter(), capacity.TryEnter(), capacity.TryEnter() }, Is.EqualTo(new[] { true, true, false }));
        capacity.Leave();
        Assert.That(capacity.TryEnter(), Is.True);
    }

    [Test]
    public void TryEnter_WhileManyWaitForTheRecognizer_IsRefused()
    {
        var capacity = new Capacity(100, 2, 1);
        capacity.Decoded(TimeSpan.FromMilliseconds(500));
        for (var i = 0; i < 5; i++)
        {
            capacity.Wait();
        }

        Assert.That(capacity.TryEnter(), Is.False, "2.5 s of work wait");
        capacity.WaitOver();
        Assert.That(capacity.TryEnter(), Is.True, "2 s of work wait");
    }

    [Test]
    public void Decoded_SlowerAndSlower_LowersTheLimit()
    {
        var capacity = new Capacity(null, 4, 3);
        capacity.Decoded(TimeSpan.FromMilliseconds(200));
        var before = capacity.Limit;
        for (var i = 0; i < 30; i++)
        {
            capacity.Decoded(TimeSpan.FromMilliseconds(1000));
        }

        Assert.That(capacity.Limit, Is.LessThan(before / 3));
    }
}
