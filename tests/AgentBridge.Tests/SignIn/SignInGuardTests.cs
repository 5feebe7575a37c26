using System.Diagnostics.Metrics;
using CallCenter.AgentBridge.SignIn;

namespace CallCenter.AgentBridge.Tests.SignIn;

internal sealed class SignInGuardTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly LogLines<SignInGuard> _log = new();

    [Test]
    public void DelayAfter_GrowsAndStaysAtEightSeconds()
    {
        var seconds = Enumerable.Range(0, 10).Select(n => SignInLane.DelayAfter(n, free: 3).TotalSeconds);
        Assert.That(seconds, Is.EqualTo(new[] { 0, 0, 0, 0.5, 1, 2, 4, 8, 8, 8 }));
    }

    [Test]
    public async Task Wrong_TheFourthInARow_IsAnsweredLater()
    {
        var guard = Guard();
        await FailAsync(guard, "anna", "::1", 3);

        var fourth = TryAsync(guard, "anna", "::1", good: false);
        Assert.That(fourth.IsCompleted, Is.False);
        _clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.That(await Soon(fourth), Is.EqualTo(SignInOutcome.Wrong));
    }

    [Test]
    public async Task Right_AfterManyWrong_IsAnsweredAtOnceAndForgetsThem()
    {
        var guard = Guard();
        await FailAsync(guard, "anna", "::1", 6);

        Assert.That(await Soon(TryAsync(guard, "anna", "::1", good: true)), Is.EqualTo(SignInOutcome.Good));
        await FailAsync(guard, "anna", "::1", 3, atOnce: true);
    }

    [Test]
    public async Task Right_WhileOthersGuessFromTheSameAddress_GetsItsTurn()
    {
        var guard = Guard();
        await FailAsync(guard, "anna", "::1", 20);
        _ = Enumerable.Range(0, 8).Select(_ => TryAsync(guard, "anna", "::1", good: false)).ToList();

        var right = TryAsync(guard, "anna", "::1", good: true);
        for (var seconds = 0; seconds < 24 && !right.IsCompleted; seconds++)
        {
            await Settle();
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.That(await Soon(right), Is.EqualTo(SignInOutcome.Good));
    }

    [Test]
    public async Task Right_FromAKnownDevice_IsNotTouchedByWhatStrangersDo()
    {
        var guard = Guard();
        await FailAsync(guard, "anna", "::1", 20);
        _ = Enumerable.Range(0, 40).Select(_ => TryAsync(guard, "anna", "::1", good: false)).ToList();

        Assert.That(await Soon(TryAsync(guard, "anna", "::1", good: true, known: "device")), Is.EqualTo(SignInOutcome.Good));
    }

    [Test]
    public async Task Right_WhereTheUserHasSignedInBefore_IsNotTouchedByGuessesAtOthersFromThere()
    {
        var guard = Guard();
        await TryAsync(guard, "anna", "::1", good: true);
        for (var user = 0; user < 60; user++)
        {
            _ = TryAsync(guard, $"user{user}", "::1", good: false);
        }

        Assert.That(await Soon(TryAsync(guard, "anna", "::1", good: true)), Is.EqualTo(SignInOutcome.Good));
    }

    [Test]
    public async Task Wrong_OneUserFromManyAddresses_IsSlowedByUserWithoutLockingTheUserOut()
    {
        var guard = Guard();
        await TryAsync(guard, "anna", "::home", good: true);
        var guesses = Enumerable.Range(0, 60).Select(i => TryAsync(guard, "anna", $"192.0.2.{i}", good: false)).ToList();
        await Settle();

        Assert.That(guesses.Count(g => g.IsCompleted), Is.LessThan(30), "the others wait");
        Assert.That(await Soon(TryAsync(guard, "anna", "::home", good: true)), Is.EqualTo(SignInOutcome.Good));
    }

    [Test]
    public async Task Wrong_AClientThatHangsUp_HoldsItsPlaceAllTheSame()
    {
        var guard = Guard();
        await FailAsync(guard, "anna", "::1", 8);
        using var gone = new CancellationTokenSource();
        var guesses = Enumerable.Range(0, 4).Select(_ => guard.TryAsync(new SignInAttempt("anna", "::1", null), () => Task.FromResult(false), gone.Token)).ToList();
        await Settle();

        await gone.CancelAsync();

        Assert.That(guesses.Count(g => g.IsCompleted), Is.Zero);
    }

    [Test]
    public async Task TooMany_IsRefusedCountedAndLoggedOnce()
    {
        var counted = 0L;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Name == "callcenter.sign_ins")
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => counted += tags.ToArray().Contains(new("outcome", "tooMany")) ? value : 0);
        listener.Start();
        var guard = Guard();
        await FailAsync(guard, "anna", "::1", 8);
        _log.Clear();

        var all = Enumerable.Range(0, 50).Select(_ => TryAsync(guard, "anna", "::1", good: false)).ToList();
        await Settle();

        var refused = all.Count(t => t.IsCompletedSuccessfully && t.Result == SignInOutcome.TooMany);
        Assert.That((refused, counted), Is.EqualTo((30, 30L)), "4 are looked at, 16 wait");
        Assert.That(_log.Lines, Has.Length.LessThanOrEqualTo(1));
    }

    [Test]
    public async Task Hashes_SoManyAtOnce()
    {
        var gate = new HashGate(atOnce: 2, waiting: 3);
        var running = 0;
        var most = 0;
        var free = new TaskCompletionSource<bool>();
        var all = Enumerable.Range(0, 6).Select(_ => gate.RunAsync(async () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            var good = await free.Task;
            Interlocked.Decrement(ref running);
            return good;
        }, default)).ToList();

        free.SetResult(true);
        var results = await Task.WhenAll(all);
        Assert.That((most, results.Count(r => r is null), results.Count(r => r is true)), Is.EqualTo((2, 1, 5)));
    }

    private SignInGuard Guard() => new(_clock, _log);

    private static Task<SignInOutcome> TryAsync(SignInGuard guard, string user, string address, bool good, string? known = null) =>
        guard.TryAsync(new SignInAttempt(user, address, known), () => Task.FromResult(good), default);

    private async Task FailAsync(SignInGuard guard, string user, string address, int times, bool atOnce = false)
    {
        for (var i = 0; i < times; i++)
        {
            var wrong = TryAsync(guard, user, address, good: false);
            if (atOnce)
            {
                Assert.That(wrong.IsCompleted);
            }

            _clock.Advance(TimeSpan.FromSeconds(8));
            await Soon(wrong);
        }
    }

    /// <summary>Lets what can run without the clock run.</summary>
    private static async Task Settle()
    {
        for (var i = 0; i < 50; i++)
        {
            await Task.Yield();
        }
    }

    private static Task<SignInOutcome> Soon(Task<SignInOutcome> task) => task.WaitAsync(TimeSpan.FromSeconds(10));
}
