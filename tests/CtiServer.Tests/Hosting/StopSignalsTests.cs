using CallCenter.CtiServer.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
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

    [TestCase(false, "the last call has ended")]
    [TestCase(true, "a second signal")]
    [CancelAfter(20_000)]
    public async Task PagesAnswerWhileCallsGoOn_AndGoWith(bool hurried, string what, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<StopSignals>().AddSingleton<IHostLifetime>(s => s.GetRequiredService<StopSignals>());
        await using var app = builder.Build();
        app.MapGet("/health/live", () => "ok");
        await app.StartAsync(ct);
        using var pages = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var signals = app.Services.GetRequiredService<StopSignals>();
        var (asked, calls) = (new TaskCompletionSource(), new TaskCompletionSource());
        var run = signals.StopInOrderAsync(hurry => { asked.SetResult(); return calls.Task.WaitAsync(hurry).ContinueWith(_ => { }, TaskScheduler.Default); }, () => app.StopAsync(ct));

        signals.Take();
        await asked.Task.WaitAsync(ct);
        Assert.That(await pages.GetStringAsync("/health/live", ct), Is.EqualTo("ok"), "calls are still there");
        Assert.That(run.IsCompleted, Is.False);

        (hurried ? (Action)signals.Take : calls.SetResult)();
        await run.WaitAsync(ct);
        Assert.That(() => pages.GetStringAsync("/health/live", ct), Throws.InstanceOf<HttpRequestException>(), what);
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
