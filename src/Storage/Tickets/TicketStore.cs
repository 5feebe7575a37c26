using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Tickets;

/// <summary>Tables tickets and ticket_events.</summary>
public sealed class TicketStore(Db db) : ITicketStore
{
    private const int MostEvents = 10_000;

    private readonly TicketStatements _statements = new();

    public Task<T> ChangeAsync<T>(Func<ITicketRows, T> work, CancellationToken ct = default) =>
        db.WriteAsync(c => work(new TicketRows(c, _statements, db.Rows)), ct);

    public Task<Ticket?> GetAsync(Guid id, CancellationToken ct = default) => db.ReadAsync(c => new TicketRows(c, _statements, db.Rows).Get(id), ct);

    public Task<IReadOnlyList<Ticket>> FindAsync(TicketQuery query, CancellationToken ct = default) =>
        db.ReadAsync(c => new TicketRows(c, _statements, db.Rows).Find(query), ct);

    public Task<IReadOnlyList<TicketEvent>> HistoryAsync(Guid ticketId, CancellationToken ct = default) =>
        db.ReadAsync(
            c => db.Rows.Read<TicketEventRow, TicketEvent>(c, "ticket_events", "SELECT * FROM ticket_events WHERE ticket_id = @Id ORDER BY at, id LIMIT @MostEvents",
                row => row.ToEvent(), new { Id = Text.Of(ticketId), MostEvents }),
            ct);
}
