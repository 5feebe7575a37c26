using CallCenter.MediaStack.Pipeline;
using CallCenter.Testing;

namespace CallCenter.MediaStack.Tests.Pipeline;

public sealed class MediaClockTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly LogLines _log = new();
    private int _seconds;

    private sealed class Member(Action? act = null) : ITicked
    {
        public List<(long Now, int Frames)> Ticks { get; } = [];

        public void Tick(long now, int frames)
        {
            Ticks.Add((now, frames));
            act?.Invoke();
        }
    }

    private MediaClock Clock() => new(_time, _log, () => _seconds++);

    private void Run(MediaClock clock, double milliseconds, double step = 1)
    {
        for (double t = 0; t < milliseconds; t += step)
        {
            _time.Advance(TimeSpan.FromMilliseconds(step));
            clock.RunDue();
        }
    }

    [Test]
    public void RunDue_OneMinute_TicksEachMember3000TimesWithoutDrift()
    {
        using var clock = Clock();
        var members = Enumerable.Range(0, 10).Select(_ => new Member()).ToList();
        members.ForEach(clock.Add);
        var start = _time.GetTimestamp();
        Run(clock, 60_000);

        foreach (var member in members)
        {
            Assert.That(member.Ticks, Has.Count.EqualTo(3000).Within(1));
            Assert.That(member.Ticks.Select(t => t.Frames), Is.All.EqualTo(1));
            var gaps = member.Ticks.Skip(1).Zip(member.Ticks.Skip(2)).Select(x => TimeSpan.FromTicks(x.Second.Now - x.First.Now).TotalMilliseconds);
            Assert.That(gaps, Is.All.EqualTo(20).Within(0.001));
            Assert.That(TimeSpan.FromTicks(member.Ticks[^1].Now - start).TotalMilliseconds, Is.EqualTo(60_000).Within(20));
        }

        Assert.That(_seconds, Is.EqualTo(60).Within(1));
    }

    [Test]
    public void Add_ManyMembers_SpreadsThemOverThePhases()
    {
        using var clock = Clock();
        var members = Enumerable.Range(0, 8).Select(_ => new Member()).ToList();
        members.ForEach(clock.Add);
        Run(clock, 100);
        Assert.That(members.GroupBy(m => m.Ticks[^1].Now % (20 * TimeSpan.TicksPerMillisecond)).Select(g => g.Count()), Is.EqualTo(new[] { 2, 2, 2, 2 }));
    }

    [Test]
    public void RunDue_AfterAShortStall_CatchesUpWithoutBursts()
    {
        using var clock = Clock();
        var member = new Member();
        clock.Add(member);
        Run(clock, 1000);
        _time.Advance(TimeSpan.FromMilliseconds(70));
        Run(clock, 1000);

        Assert.That(member.Ticks.Select(t => t.Frames), Is.All.EqualTo(1), "no sound left out");
        var gaps = member.Ticks.Zip(member.Ticks.Skip(1)).Select(x => TimeSpan.FromTicks(x.Second.Now - x.First.Now).TotalMilliseconds).ToList();
        Assert.That(gaps.Min(), Is.GreaterThanOrEqualTo(10));
        Assert.That(member.Ticks, Has.Count.EqualTo(2070 / 20).Within(1));
    }

    [Test]
    public void RunDue_AfterALongStall_SkipsFramesAndSaysHowMany()
    {
        using var clock = Clock();
        var members = Enumerable.Range(0, 4).Select(_ => new Member()).ToList();
        members.ForEach(clock.Add);
        Run(clock, 1000);
        _time.Advance(TimeSpan.FromSeconds(3));
        Run(clock, 1000);

        foreach (var member in members)
        {
            Assert.That(member.Ticks.Sum(t => t.Frames), Is.EqualTo(5000 / 20).Within(6));
            Assert.That(member.Ticks.Count(t => t.Frames > 1), Is.EqualTo(1));
        }

        Assert.That(clock.TakeStats().FramesSkipped, Is.EqualTo(150).Within(1));
    }

    [Test]
    public void RunDue_MemberThatThrows_DisturbsNoOther()
    {
        using var clock = Clock();
        var good = new Member();
        clock.Add(new Member(() => throw new InvalidOperationException("a bug")));
        clock.Add(good);
        Run(clock, 100);
        Assert.That(good.Ticks, Has.Count.EqualTo(5));
        Assert.That(_log.Lines, Has.Length.EqualTo(5).Within(1).And.All.Contains("a bug"));
    }

    [Test]
    public void Remove_StopsTheTicks()
    {
        using var clock = Clock();
        var member = new Member();
        clock.Add(member);
        Run(clock, 100);
        clock.Remove(member);
        var before = member.Ticks.Count;
        Run(clock, 100);
        Assert.That(member.Ticks, Has.Count.EqualTo(before));
    }

    [Test]
    public void TakeStats_KnownDelays_GivesThem()
    {
        using var clock = Clock();
        Run(clock, 1000);
        clock.TakeStats();
        _time.Advance(TimeSpan.FromMilliseconds(12));
        clock.RunDue();
        Run(clock, 500);
        var stats = clock.TakeStats();
        Assert.That(stats.Max.TotalMilliseconds, Is.EqualTo(7).Within(0.2));
        Assert.That(stats.P99, Is.LessThanOrEqualTo(stats.Max));
        Assert.That(clock.TakeStats(), Is.EqualTo(new MediaClockStats(default, default, default, 0)));
    }

    [Test]
    public void Start_RealThread_Ticks()
    {
        using var clock = new MediaClock(TimeProvider.System, _log, () => { });
        using var ticked = new CountdownEvent(5);
        clock.Add(new Member(() => _ = ticked.IsSet || ticked.Signal()));
        clock.Start();
        Assert.That(ticked.Wait(TimeSpan.FromSeconds(30)), Is.True);
    }
}
