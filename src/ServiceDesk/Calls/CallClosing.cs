using CallCenter.CallModel;
using CallCenter.ServiceDesk.Tickets;

namespace CallCenter.ServiceDesk.Calls;

/// <summary>
/// Writes an ended call, and later the agent's wrap-up, onto the call's ticket. Everything comes from the call's facts, and each is written
/// in one transaction with a history line that names the call, so doing it twice changes nothing.
/// </summary>
internal sealed class CallClosing(TicketDesk desk, ICallRecords calls, TimeProvider time)
{
    /// <summary>Does nothing while the call goes on, when it has no ticket, and when it was closed before.</summary>
    public async Task CloseAsync(CallId call, CancellationToken ct)
    {
        if (await calls.GetAsync(call, ct).ConfigureAwait(false) is not { EndedAt: not null, TicketId: not null } record)
        {
            return;
        }

        var summary = CallSummary.Of((await calls.EventsAsync(call, ct).ConfigureAwait(false)).Select(entry => entry.Fact));
        if (summary is not { Ended: not null, Ticket: { } link })
        {
            return;
        }

        await desk.EditAsync(
            link.TicketId,
            ticket => CallOnTicket.Ended(ticket, record, summary, time.GetUtcNow()),
            ct,
            isDone: line => line.Field == CallOnTicket.EndedField && line.CallId == call).ConfigureAwait(false);
    }

    public async Task WrapUpAsync(WrapUpCompleted fact, CancellationToken ct)
    {
        if ((Words.Clean(fact.Note) ?? Words.Clean(fact.Disposition)) is null
            || await calls.GetAsync(fact.CallId, ct).ConfigureAwait(false) is not { TicketId: { } ticketId })
        {
            return;
        }

        await desk.EditAsync(
            ticketId,
            ticket => CallOnTicket.WrappedUp(ticket, fact),
            ct,
            isDone: line => line.Field == CallOnTicket.WrapUpField && line.CallId == fact.CallId && line.By == fact.Agent && line.At == fact.At)
            .ConfigureAwait(false);
    }
}
