using System.Data.Common;
using CallCenter.CallModel;
using CallCenter.ServiceDesk.Tickets;
using Microsoft.Extensions.Logging;

namespace CallCenter.ServiceDesk.Calls;

/// <summary>
/// Follows the journal and writes ended calls and agents' wrap-ups onto their tickets, also those of before a crash. What comes together is
/// one transaction with the position in the journal, so nothing is written twice.
/// </summary>
public sealed partial class TicketJournalFollower(
    ITicketStore tickets, ICallRecords calls, IJournal journal, TimeProvider time, ILogger<TicketJournalFollower> logger)
{
    private const string Name = "tickets";
    private const int LargestGroup = 500;

    /// <summary>The position is kept after so many facts that change no ticket.</summary>
    private const int AdvanceEvery = 1000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CallSummaries _summaries = new(calls);
    private readonly List<TicketEdit> _edits = [];
    private long _position;
    private long _saved;

    /// <summary>The last fact that was dealt with.</summary>
    internal long Position => Volatile.Read(ref _position);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        try
        {
            await RetryAsync(async () => _position = _saved = await tickets.ChangeAsync(rows => rows.GetPosition(Name), ct), ct);
            while (true)
            {
                await FollowAsync(ct);
                // The subscription ended because it was too slow, or because the journal is closing.
                await Task.Delay(Pause, time, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await SaveAsync();
        }
    }

    private async Task FollowAsync(CancellationToken ct)
    {
        await foreach (var group in journal.SubscribeAsync(_position, ct).InGroupsAsync(LargestGroup, ct))
        {
            foreach (var entry in group)
            {
                await TakeAsync(entry, ct);
            }

            var last = group[^1].Seq;
            if (_edits.Count > 0 || last - _saved >= AdvanceEvery)
            {
                await RetryAsync(() => tickets.ChangeAsync(rows => Store(rows, last), ct), ct);
                _edits.Clear();
                _saved = last;
            }

            Volatile.Write(ref _position, last);
        }
    }

    private async ValueTask TakeAsync(JournalEntry entry, CancellationToken ct)
    {
        switch (entry.Fact)
        {
            case WrapUpCompleted wrapUp when (Words.Clean(wrapUp.Note) ?? Words.Clean(wrapUp.Disposition)) is not null:
                await RetryAsync(() => WrapUpAsync(wrapUp, ct), ct);
                break;
            case CallEnded or TicketLinked:
                await RetryAsync(() => CloseAsync(entry.Seq, (CallFact)entry.Fact, ct), ct);
                break;
            case CallFact fact:
                _summaries.Take(fact);
                break;
        }
    }

    private async Task CloseAsync(long seq, CallFact fact, CancellationToken ct)
    {
        if (await _summaries.CloseAsync(seq, fact, ct) is { Ticket.TicketId: var id } summary)
        {
            var now = time.GetUtcNow();
            _edits.Add(new TicketEdit(id, now, ticket => CallOnTicket.Ended(ticket, summary, now)));
        }
    }

    private async Task WrapUpAsync(WrapUpCompleted fact, CancellationToken ct)
    {
        if (await calls.GetAsync(fact.CallId, ct) is { TicketId: { } id })
        {
            _edits.Add(new TicketEdit(id, time.GetUtcNow(), ticket => CallOnTicket.WrappedUp(ticket, fact)));
        }
    }

    private bool Store(ITicketRows rows, long position)
    {
        foreach (var (id, at, edit) in _edits)
        {
            try
            {
                TicketDesk.Edit(rows, id, at, edit);
            }
            catch (Exception e) when (e is not DbException)
            {
                LogDefect(logger, e);
            }
        }

        rows.SetPosition(Name, position);
        return true;
    }

    // A disk that takes nothing now is tried again until it does: the journal keeps what waits.
    private async Task RetryAsync(Func<Task> work, CancellationToken ct)
    {
        for (var first = true; ; first = false)
        {
            try
            {
                await work();
                return;
            }
            catch (DbException e)
            {
                if (first)
                {
                    LogFailed(logger, e.Message);
                }

                await Task.Delay(Pause, time, ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogDefect(logger, e);
                return;
            }
        }
    }

    private async Task SaveAsync()
    {
        try
        {
            await tickets.ChangeAsync(rows =>
            {
                rows.SetPosition(Name, _position);
                return true;
            });
        }
        catch (DbException e)
        {
            LogFailed(logger, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Ended calls cannot be written onto their tickets, tried again every second: {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A fact could not be written onto its ticket and is left out")]
    private static partial void LogDefect(ILogger logger, Exception exception);

    private sealed record TicketEdit(Guid Id, DateTimeOffset At, Func<Ticket, (Ticket After, IReadOnlyList<TicketEvent> History)> Edit);
}
