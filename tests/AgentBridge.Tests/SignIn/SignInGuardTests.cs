using CallCenter.AgentBridge.SignIn;

namespace CallCenter.AgentBridge.Tests.SignIn;

internal sealed class SignInGuardTests
{
    [Test]
    public void DelayAfter_GrowsAndStaysAtEightSeconds()
    {
        var seconds = Enumerable.Range(0, 10).Select(n => SignInGuard.DelayAfter(n).TotalSeconds);
        Assert.That(seconds, Is.EqualTo(new[] { 0, 0, 0, 0.5, 1, 2, 4, 8, 8, 8 }));
    }

    [Test]
    public async Task TryAsync_AfterThreeWrongTries_TheFourthWaits()
    {
        var clock = new ManualTimeProvider();
        var guard = new SignInGuard(clock);
        for (var i = 0; i < 3; i++)
        {
            await guard.TryAsync("anna", "::1", () => Task.FromResult(false), default);
        }

        var looked = false;
        var fourth = guard.TryAsync("anna", "::1", () => Task.FromResult(looked = true), default);
        Assert.That((fourth.IsCompleted, looked), Is.EqualTo((false, false)));
        clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.That(await fourth.WaitAsync(TimeSpan.FromSeconds(5)), Is.True);
    }

    [Test]
    public async Task TryAsync_OthersAreNotSlowedDown()
    {
        var guard = new SignInGuard(new ManualTimeProvider());
        for (var i = 0; i < 3; i++)
        {
            await guard.TryAsync("anna", "::1", () => Task.FromResult(false), default);
        }

        Assert.Multiple(() =>
        {
            Assert.That(guard.TryAsync("anna", "::2", () => Task.FromResult(true), default).IsCompletedSuccessfully);
            Assert.That(guard.TryAsync("ben", "::1", () => Task.FromResult(true), default).IsCompletedSuccessfully);
        });
    }

    [Test]
    public async Task TryAsync_ManyAtOnce_TheSurplusIsRefused()
    {
        var guard = new SignInGuard(new ManualTimeProvider());
        var block = new TaskCompletionSource<bool>();
        var waiting = Enumerable.Range(0, 4).Select(_ => guard.TryAsync("anna", "::1", () => block.Task, default)).ToList();
        Assert.That(await guard.TryAsync("anna", "::1", () => block.Task, default), Is.Null);
        block.SetResult(true);
        Assert.That(await Task.WhenAll(waiting), Is.All.True);
    }

    [Test]
    public async Task TryAsync_RightPassword_ForgetsTheWrongOnes()
    {
        var clock = new ManualTimeProvider();
        var guard = new SignInGuard(clock);
        await guard.TryAsync("anna", "::1", () => Task.FromResult(false), default);
        await guard.TryAsync("anna", "::1", () => Task.FromResult(false), default);
        await guard.TryAsync("anna", "::1", () => Task.FromResult(true), default);
        await guard.TryAsync("anna", "::1", () => Task.FromResult(false), default);
        Assert.That(guard.TryAsync("anna", "::1", () => Task.FromResult(true), default).IsCompleted);
    }
}
