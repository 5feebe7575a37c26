using CallCenter.Acd.Logging;
using Microsoft.Extensions.Logging;

namespace CallCenter.Acd.Figures;

/// <summary>Reads the journal from a moment on and goes on with the live facts; a lost subscription is taken up where it broke.</summary>
internal sealed class JournalFollower(IJournal journal, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromSeconds(1);
    private long _seq;

    /// <summary>Everything stored since <paramref name="from"/>.</summary>
    public async Task CatchUpAsync(DateTimeOffset from, Action<JournalEntry> take, CancellationToken ct)
    {
        await foreach (var entry in journal.ReadSinceAsync(from, ct))
        {
            _seq = entry.Seq;
            take(entry);
        }
    }

    /// <summary>Until cancelled.</summary>
    public async Task FollowAsync(Action<JournalEntry> take, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await foreach (var entry in journal.SubscribeAsync(_seq, ct))
                {
                    _seq = entry.Seq;
                    take(entry);
                }
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.FollowFailed(_seq, error);
                await Task.Delay(PauseAfterError, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
