using CallCenter.SipStack.Timing;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Timing;

[TestFixture]
internal sealed class TimerQueueTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly LogLines _log = LogLines.Problems();
    private TimerQueue _timers = null!;

    [SetUp]
    public void Begin() => _timers = new TimerQueue(_time, new SipLoop(100, _log));

    [TearDown]
    public void End()
    {
        _timers.Dispose();
        Assert.That(_time.ActiveTimers, Is.Zero);
    }

    [Test]
    public void Set_ManyInAnyOrder_FireInOrderOfTime([Values(1, 2, 3)] int seed)
    {
        var random = new Random(seed);
        var fired = new List<int>();
        var due = Enumerable.Range(0, 500).Select(_ => random.Next(1, 5000)).ToList();
        var entries = due.ConvertAll(ms => Make(() => fired.Add(ms)));
        for (var i = 0; i < due.Count; i++)
        {
            _timers.Set(entries[i], TimeSpan.FromMilliseconds(due[i]));
        }

        for (var i = 0; i < due.Count; i += 3)
        {
            _timers.Clear(entries[i]);
        }

        Assert.That(_time.ActiveTimers, Is.EqualTo(1), "one timer of the clock serves them all");
        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.That(fired, Is.EqualTo(due.Where((_, i) => i % 3 != 0).Order()));
        Assert.That(_timers.Count, Is.Zero);
    }

    [Test]
    public void Set_Again_Moves()
    {
        var fired = 0;
        var entry = Make(() => fired++);
        _timers.Set(entry, TimeSpan.FromSeconds(1));
        _timers.Set(entry, TimeSpan.FromSeconds(3));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.That(fired, Is.Zero);
        _timers.Set(entry, TimeSpan.FromMilliseconds(500));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(fired, Is.EqualTo(1));
    }

    [Test]
    public void Set_WithinOneHundredth_FireTogether()
    {
        var fired = new List<int>();
        foreach (var due in (int[])[7, 1, 10, 11])
        {
            _timers.Set(Make(() => fired.Add(due)), TimeSpan.FromMilliseconds(due));
        }

        Assert.That(_time.NextDue, Is.EqualTo(_time.GetUtcNow().AddMilliseconds(10)));
        _time.Advance(TimeSpan.FromMilliseconds(10));
        Assert.That(fired, Is.EqualTo((int[])[1, 7, 10]));
        _time.Advance(TimeSpan.FromMilliseconds(9));
        Assert.That(fired, Has.Count.EqualTo(3));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.That(fired, Has.Count.EqualTo(4));
    }

    [Test]
    public void Fire_SetsItselfAgain_GoesOn()
    {
        var fired = 0;
        TimerEntry entry = null!;
        entry = Make(() =>
        {
            if (++fired < 5)
            {
                _timers.Set(entry, TimeSpan.FromSeconds(1));
            }
        });
        _timers.Set(entry, TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.That(fired, Is.EqualTo(5));
    }

    [Test]
    public void Fire_Throws_TheOthersStillFire()
    {
        var fired = 0;
        _timers.Set(Make(() => throw new InvalidOperationException("bug")), TimeSpan.FromSeconds(1));
        _timers.Set(Make(() => fired++), TimeSpan.FromSeconds(1));
        _timers.Set(Make(() => fired++), TimeSpan.FromSeconds(2));
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.That(fired, Is.EqualTo(2));
        Assert.That(_log.Lines, Has.Length.EqualTo(1));
        _log.Clear();
    }

    private static TimerEntry Make(Action action) => new(new Owner(action));

    private sealed class Owner(Action action) : ITimed
    {
        public void OnTimer(TimerEntry timer) => action();
    }
}
