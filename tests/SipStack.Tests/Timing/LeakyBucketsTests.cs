using CallCenter.SipStack.Timing;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Timing;

internal sealed class LeakyBucketsTests
{
    private readonly ManualTimeProvider _time = new();

    [Test]
    public void TryAdd_SoMuchAtOnceAndThenLittleByLittle()
    {
        var buckets = new LeakyBuckets<string>(_time, 4, TimeSpan.FromSeconds(1));
        Assert.That(Enumerable.Range(0, 6).Select(_ => buckets.TryAdd("a")), Is.EqualTo([true, true, true, true, false, false]));
        Assert.That(buckets.TryAdd("b"), Is.True, "everybody for himself");
        _time.Advance(TimeSpan.FromMilliseconds(250));
        Assert.That(Enumerable.Range(0, 2).Select(_ => buckets.TryAdd("a")), Is.EqualTo([true, false]));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.That(Enumerable.Range(0, 5).Count(_ => buckets.TryAdd("a")), Is.EqualTo(4), "what is not used is not saved up");
    }

    [Test]
    public void Add_ManyKeys_KeepsThoseThatAreBusy()
    {
        var buckets = new LeakyBuckets<int>(_time, 2, TimeSpan.FromSeconds(1));
        for (var i = 0; i < 20_000; i++)
        {
            buckets.Add(i);
        }

        _time.Advance(TimeSpan.FromSeconds(1));
        buckets.Add(7);
        buckets.Add(7);
        buckets.Add(20_000);
        Assert.That(buckets.IsFull(7), Is.True);
    }
}
