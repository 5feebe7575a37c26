using Microsoft.Extensions.Hosting;

namespace CallCenter.AgentBridge.Health;

/// <summary>
/// Turns the journal's facts, as they come, into figures and traces for monitoring. Nothing is counted on a call's path; what was missed while the
/// server was down or a subscription broke is not counted later: reports are made from the journal itself.
/// </summary>
internal sealed partial class CallInstruments(IJournal journal, FactMeter meter, CallSpans spans, TimeProvider time, ILogger<CallInstruments> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var entry in journal.SubscribeAsync(null, stoppingToken))
                {
                    meter.Take(entry.Fact);
                    spans.Take(entry.Fact);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogBroken(e);
            }

            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(EventId = 8042, Level = LogLevel.Warning, Message = "The instruments lost the journal and subscribe again")]
    private partial void LogBroken(Exception e);
}
