using System.Data.Common;
using CallCenter.ServiceDesk.Tickets;
using Microsoft.Extensions.Logging;

namespace CallCenter.ServiceDesk.Calls;

/// <summary>
/// Writes ended calls and agents' wrap-ups onto their tickets, also those of before a crash. What comes together is one transaction with the
/// position in the journal, so nothing is written twice. A call that could be given no ticket while it went on gets it here.
/// </summary>
/// <param name="advanceEvery">the position is kept after so many facts that change no ticket.</param>
public sealed partial class TicketReader(
    ITicketStore tickets, ICallRecords calls, IServiceDesk desk, IJournal journal, TimeProvider time, ILogger<TicketReader> logger,
    int advanceEvery = 1000) : IJournalReader
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
                await EditAsync(wrapUp.CallId, ticket => CallOnTicket.WrappedUp(ticket, wrapUp), ct).ConfigureAwait(false);
                break;
            case CallEnded or TicketLinked:
                await CloseAsync(entry.Seq, (CallFact)entry.Fact, ct).ConfigureAwait(false);
                break;
            case ScriptAnswered answered:
                await EditAsync(answered.CallId, ticket => CallOnTicket.Answered(ticket, answered), ct).ConfigureAwait(false);
                break;
            case CustomerChosen chosen:
                _summaries.Take(chosen);
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
            await StoreAsync(seq, ct).ConfigureAwait(false);
            _edits.Clear();
            _saved = seq;
        }
    }

    private async Task CloseAsync(long seq, CallFact fact, CancellationToken ct)
    {
        var summary = await _summaries.CloseAsync(seq, fact, ct).ConfigureAwait(false);
        if (summary is { CanClose: true, Ticket.TicketId: var id })
        {
            var now = time.GetUtcNow();
            _edits.Add(new TicketEdit(id, now, ticket => CallOnTicket.Ended(ticket, summary, now)));
        }
        else if (summary is { LacksTicket: true })
        {
            await TicketOfAsync(fact.CallId, ct).ConfigureAwait(false);
        }
    }

    private async Task EditAsync(CallId call, Func<Ticket, (Ticket After, IReadOnlyList<TicketEvent> History)> edit, CancellationToken ct)
    {
        if (await TicketOfAsync(call, ct).ConfigureAwait(false) is { } id)
        {
            _edits.Add(new TicketEdit(id, time.GetUtcNow(), edit));
        }
    }

    /// <summary>
    /// The call's ticket, which it gets now when it has none: the database took nothing while it went on, or the server was killed. Null for
    /// a call that nobody knows.
    /// </summary>
    private async Task<Guid?> TicketOfAsync(CallId call, CancellationToken ct)
    {
        var record = await calls.GetAsync(call, ct).ConfigureAwait(false);
        if (record is null or { TicketId: not null })
        {
            return record?.TicketId;
        }

        var before = CallSummary.Of((await calls.EventsAsync(call, ct).ConfigureAwait(false)).Select(entry => entry.Fact));
        var context = new CallContext(call, record.From, record.To) { Direction = record.Direction, CallerName = record.CallerName };
        context.Customers = await desk.FindCustomersAsync(context.RemoteNumber, ct).ConfigureAwait(false);
        if (!before.Matched)
        {
            journal.Append(new CustomerMatched
            {
                At = time.GetUtcNow(), CallId = call, CustomerIds = [.. context.Customers.Select(customer => customer.Id)],
            });
        }

        var ticket = await desk.LinkCallAsync(context, ct).ConfigureAwait(false);
        LogLate(logger, call, ticket.Number);
        // whoever asks the record next, this reader after a failure too, finds the ticket there
        await journal.FlushAsync().WaitAsync(ct).ConfigureAwait(false);
        return ticket.Id;
    }

    /// <summary>All edits in one transaction; when the database refuses one of them for good, each in its own without that one.</summary>
    private async Task StoreAsync(long position, CancellationToken ct)
    {
        try
        {
            await tickets.ChangeAsync(rows => Store(rows, _edits, position), ct).ConfigureAwait(false);
        }
        catch (InvalidDataException) when (_edits.Count > 0)
        {
            foreach (var edit in _edits)
            {
                try
                {
                    await tickets.ChangeAsync(rows => Store(rows, [edit], null), ct).ConfigureAwait(false);
                }
                catch (InvalidDataException e)
                {
                    LogDefect(logger, edit.Id, e);
                }
            }

            await tickets.ChangeAsync(rows => Store(rows, [], position), ct).ConfigureAwait(false);
        }
    }

    private bool Store(ITicketRows rows, IReadOnlyList<TicketEdit> edits, long? position)
    {
        foreach (var (id, at, edit) in edits)
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

        if (position is { } seq)
        {
            rows.SetPosition(Name, seq);
        }

        return true;
    }

    [LoggerMessage(EventId = 7001, Level = LogLevel.Error, Message = "A call could not be written onto ticket {TicketId} and is left out there")]
    private static partial void LogDefect(ILogger logger, Guid ticketId, Exception exception);

    [LoggerMessage(EventId = 7002, Level = LogLevel.Information, Message = "call {CallId} gets its ticket {Number} afterwards")]
    private static partial void LogLate(ILogger logger, CallId callId, string number);

    private sealed record TicketEdit(Guid Id, DateTimeOffset At, Func<Ticket, (Ticket After, IReadOnlyList<TicketEvent> History)> Edit);
}
