using CallCenter.CtiServer.Hosting;
using Microsoft.Extensions.Hosting;

namespace CallCenter.CtiServer.Tests.Hosting;

public sealed class StopSignalsTests
{
    private readonly FakeLifetime _lifetime = new();

    [Test]
    public async Task First_AsksForTheEndOfCalls_SecondForTheEndAtOnce()
    {
        using var signals = await StartAsync();
        _lifetime.Started.Cancel();

        signals.Take();
        Assert.That((signals.Asked.IsCompleted, signals.Hurry.IsCancellationRequested), Is.EqualTo((true, false)));
        Assert.That(_lifetime.Stopping.IsCancellationRequested, Is.False, "the host goes on while calls do");

        signals.Take();
        Assert.That(signals.Hurry.IsCancellationRequested);
    }

    [Test]
    public async Task WhileStarting_TheFirstIsTheEnd()
    {
        using var signals = await StartAsync();
        signals.Take();
        Assert.That(_lifetime.Stopping.IsCancellationRequested);
    }

    [Test]
    public async Task HostStopsByItself_IsAskedFor()
    {
        using var signals = await StartAsync();
        _lifetime.StopApplication();
        Assert.That(signals.Asked.IsCompleted);
    }

    private async Task<StopSignals> StartAsync()
    {
        var signals = new StopSignals(_lifetime);
        await signals.WaitForStartAsync(CancellationToken.None);
        return signals;
    }

    private sealed class FakeLifetime : IHostApplicationLifetime
    {
        public CancellationTokenSource Started { get; } = new();

        public CancellationTokenSource Stopping { get; } = new();

        public CancellationToken ApplicationStarted => Started.Token;

        public CancellationToken ApplicationStopping => Stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => Stopping.Cancel();
    }
}
