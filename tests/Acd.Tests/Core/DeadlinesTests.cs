using CallCenter.Acd.Core;
using CallCenter.Acd.Tests.Support;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Acd.Tests.Core;

public sealed class DeadlinesTests
{
    private readonly Steps _steps = new();
    private readonly ManualTimeProvider _time = new();
    private readonly List<int> _ran = [];

    [Test]
    public void Deadlines_RunInOrderOfTimeOnOneTimer()
    {
        var deadlines = Open();
        deadlines.Set(TimeSpan.FromSeconds(3), () => _ran.Add(3));
        deadlines.Set(TimeSpan.FromSeconds(1), () => _ran.Add(1));
        deadlines.Set(TimeSpan.FromSeconds(2), () => _ran.Add(2));
        Assert.That(_time.ActiveTimers, Is.EqualTo(1));

        Pass(2);
        Assert.That(_ran, Is.EqualTo(new[] { 1, 2 }));
        Pass(1);
        Assert.That(_ran, Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That((deadlines.Count, _time.ActiveTimers), Is.EqualTo((0L, 0)));
    }

    [Test]
    public void Cancel_EvenInTheMessageBefore_KeepsItFromRunning()
    {
        var deadlines = Open();
        Deadline? second = null;
        deadlines.Set(TimeSpan.FromSeconds(1), () => second!.Cancel());
        second = deadlines.Set(TimeSpan.FromSeconds(1), () => _ran.Add(2));

        Pass(1);

        Assert.That(_ran, Is.Empty);
        Assert.That(deadlines.Count, Is.Zero);
    }

    [Test]
    public void Cancel_OfTheOnlyOne_StopsTheTimer()
    {
        var deadlines = Open();
        var deadline = deadlines.Set(TimeSpan.FromSeconds(1), () => _ran.Add(1));

        deadline.Cancel();
        deadline.Cancel();

        Assert.That((deadlines.Count, _time.ActiveTimers), Is.EqualTo((0L, 0)));
    }

    private Deadlines Open()
    {
        _ran.Clear();
        var mailbox = new FloorMailbox(work => _ = work(), NullLogger.Instance);
        _steps.Within(() => _ = mailbox.RunAsync());
        return new Deadlines(_time, mailbox);
    }

    private void Pass(int seconds)
    {
        _steps.Within(() => _time.Advance(TimeSpan.FromSeconds(seconds)));
        _steps.Drain();
    }
}
