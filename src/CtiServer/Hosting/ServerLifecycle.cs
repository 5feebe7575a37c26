using System.Reflection;
using CallCenter.CtiServer.Options;

namespace CallCenter.CtiServer.Hosting;

/// <summary>
/// Start: first the past is closed (recovery), then what calls need, the telephone last. Stop: the telephone drains first, before the host
/// stops anything else.
/// </summary>
internal sealed partial class ServerLifecycle(ServerParts parts, ServerSettings settings, TimeProvider time, ILogger<ServerLifecycle> logger)
    : IHostedService
{
    private static readonly TimeSpan LastFlush = TimeSpan.FromSeconds(3);

    private bool _open;
    private bool _draining;

    public async Task StartAsync(CancellationToken ct)
    {
        var recovered = await parts.Recovery.RunAsync(ct);
        parts.Journal.Append(new ServerStarted { At = time.GetUtcNow(), Version = Version });
        await parts.FirstStart.RunAsync(ct);
        if (await parts.StoredNumbers.ReadAgainAsync(parts.Numbers, ct) is > 0 and var changed)
        {
            LogNumbersReadAgain(changed);
        }

        await Task.WhenAll(parts.Knowledge.StartAsync(ct), parts.Speech.StartAsync(ct), Task.Run(parts.Numbers.Warm, ct));
        parts.Flows.Start();
        parts.Followers.Start();
        await parts.Acd.StartAsync(recovered.AgentStates, ct);
        await parts.Phones.RestoreAsync(ct);
        await parts.Dialer.StartAsync(ct);
        parts.Telephony.HoldMusic = await parts.Speech.Voices.SoundAsync("music/hold", ct);
        await parts.Trunks.StartAsync(ct);
        await parts.Telephony.StartAsync(parts.Pipeline, ct);
        _open = true;
    }

    public async Task StopAsync(CancellationToken ct)
    {
        if (_open)
        {
            await DrainAsync(ct); // has no calls left when the server was told to stop; a host that stops by itself gets here first
            await parts.Phones.SaveAsync();
        }

        await parts.Telephony.DisposeAsync();
        await parts.Dialer.DisposeAsync();
        await parts.Acd.DisposeAsync();
        await parts.Flows.DisposeAsync();
        await parts.Followers.StopAsync();
        await parts.Speech.DisposeAsync();
        // a full disk must not keep the process: what it does not take is given up, and logged, when the journal is disposed
        await parts.Journal.FlushAsync().WaitAsync(LastFlush, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Takes no new calls; completes when those in progress have ended, at the latest after the drain time.</summary>
    /// <param name="hurry">ends them at once.</param>
    public async Task DrainAsync(CancellationToken hurry)
    {
        if (!_draining)
        {
            _draining = true;
            LogDraining();
            parts.Dialer.Stop();
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(hurry);
        limit.CancelAfter(settings.DrainTime);
        await parts.Telephony.DrainAsync(limit.Token);
    }

    private static string Version => typeof(ServerLifecycle).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "1.0";

    [LoggerMessage(EventId = 9003, Level = LogLevel.Information, Message = "{Count} telephone numbers of customers, tickets and callbacks are kept as calls show them now")]
    private partial void LogNumbersReadAgain(int count);

    [LoggerMessage(EventId = 9002, Level = LogLevel.Information, Message = "Stopping: no new calls; those in progress may end")]
    private partial void LogDraining();
}
