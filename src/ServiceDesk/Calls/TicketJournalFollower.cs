using CallCenter.CallModel;
using Microsoft.Extensions.Logging;

namespace CallCenter.ServiceDesk.Calls;

/// <summary>
/// Follows the journal and writes ended calls and agents' wrap-ups onto their tickets, also those of before a crash. It goes on from the stored
/// position; what it does twice changes nothing, so the position may be a little behind.
/// </summary>
public sealed partial class TicketJournalFollower(
    Desk desk, IJournal journal, IFollowerPositions positions, TimeProvider time, ILogger<TicketJournalFollower> logger)
{
    private const string Name = "tickets";
    private const int Tries = 3;
    private const int SaveEvery = 1000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The last fact that was dealt with.</summary>
    internal long Position => Volatile.Read(ref _position);

    private long _position;
    private long _saved;

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        try
        {
            _position = _saved = await positions.GetAsync(Name, ct).ConfigureAwait(false);
            while (true)
            {
                await FollowAsync(ct).ConfigureAwait(false);
                // The subscription ended because it was too slow, or because the journal is closing.
                await Task.Delay(Pause, time, ct).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await TrySaveAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task FollowAsync(CancellationToken ct)
    {
        await foreach (var (seq, fact) in journal.SubscribeAsync(_position, ct).ConfigureAwait(false))
        {
            // A caller may be gone before the ticket was found: then the link is what comes last.
            if (fact is CallEnded or WrapUpCompleted or TicketLinked)
            {
                await TryHandleAsync(seq, fact, ct).ConfigureAwait(false);
            }

            _position = seq;
            if (_position - _saved >= SaveEvery)
            {
                await TrySaveAsync(ct).ConfigureAwait(false);
            }
        }
    }

    private async Task TryHandleAsync(long seq, Fact fact, CancellationToken ct)
    {
        for (var i = 1; ; i++)
        {
            try
            {
                await (fact is WrapUpCompleted wrapUp
                    ? desk.Closing.WrapUpAsync(wrapUp, ct)
                    : desk.Closing.CloseAsync(((CallFact)fact).CallId, ct)).ConfigureAwait(false);
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(logger, seq, i, e);
                if (i == Tries)
                {
                    return;
                }
            }

            await Task.Delay(Pause, time, ct).ConfigureAwait(false);
        }
    }

    private async Task TrySaveAsync(CancellationToken ct)
    {
        try
        {
            await positions.SetAsync(Name, _position, ct).ConfigureAwait(false);
            _saved = _position;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogNotSaved(logger, _position, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Fact {Seq} could not be written onto its ticket (try {Try})")]
    private static partial void LogFailed(ILogger logger, long seq, int @try, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The tickets' position {Seq} in the journal could not be saved: {Reason}")]
    private static partial void LogNotSaved(ILogger logger, long seq, string reason);
}
