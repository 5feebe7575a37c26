using System.Data.Common;
using CallCenter.ServiceDesk.Tickets;
using Microsoft.Extensions.Logging;

namespace CallCenter.ServiceDesk.Calls;

/// <summary>
/// Writes ended calls and agents' wrap-ups onto their tickets, also those of before a crash. What comes together is one transaction with the
/// position in the journal, so nothing is written twice.
/// </summary>
/// <param name="advanceEvery">the position is kept after so many facts that change no ticket.</param>
public sealed partial class TicketReader(
    ITicketStore tickets, ICallRecords calls, TimeProvider time, ILogger<TicketReader> logger, int advanceEvery = 1000) : IJournalReader
{
    private const string Name = "tickets";

    private readonly List<TicketEdit> _edits = [];
    private CallSummaries _summaries = new(calls);
    private long _saved;

    public async ValueTask<long> ResumeAsync(CancellationToken ct)
    {
        _edits.Clear();
        _summaries = new CallSummaries(calls);
        return _saved = await tickets.ChangeAsync(rows => rows.GetPosition(Name), ct).ConfigureAwait(false);
    }

    public async ValueTask TakeAsync(JournalEntry entry, CancellationToken ct)
    {
        switch (entry.Fact)
        {
            case WrapUpCompleted wrapUp when (Blanks.Trim(wrapUp.Note) ?? Blanks.Trim(wrapUp.Disposition)) is not null:
                await WrapUpAsync(wrapUp, ct).ConfigureAwait(false);
                break;
            case CallEnded or TicketLinked:
                await CloseAsync(entry.Seq, (CallFact)entry.Fact, ct).ConfigureAwait(false);
                break;
            case CallFact fact:
                _summaries.Take(fact);
                break;
        }
    }

    public async ValueTask KeepAsync(long seq, CancellationToken ct)
    {
        if (_edits.Count > 0 || seq - _saved >= advanceEvery)
        {
            await tickets.ChangeAsync(rows => Store(rows, seq), ct).ConfigureAwait(false);
            _edits.Clear();
            _saved = seq;
        }
    }

    private async Task CloseAsync(long seq, CallFact fact, CancellationToken ct)
    {
        if (await _summaries.CloseAsync(seq, fact, ct).ConfigureAwait(false) is { Ticket.TicketId: var id } summary)
        {
            var now = time.GetUtcNow();
            _edits.Add(new TicketEdit(id, now, ticket => CallOnTicket.Ended(ticket, summary, now)));
        }
    }

    private async Task WrapUpAsync(WrapUpCompleted fact, CancellationToken ct)
    {
        if (await calls.GetAsync(fact.CallId, ct).ConfigureAwait(false) is { TicketId: { } id })
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
                LogDefect(logger, id, e);
            }
        }

        rows.SetPosition(Name, position);
        return true;
    }

    [LoggerMessage(7001, LogLevel.Error, "A call could not be written onto ticket {TicketId} and is left out there")]
    private static partial void LogDefect(ILogger logger, Guid ticketId, Exception exception);

    private sealed record TicketEdit(Guid Id, DateTimeOffset At, Func<Ticket, (Ticket After, IReadOnlyList<TicketEvent> History)> Edit);
}
