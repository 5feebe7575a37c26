using System.Data.Common;
using System.Globalization;
using System.Text;
using CallCenter.CallModel;
using CallCenter.Storage.Database;
using Dapper;
using Text = CallCenter.Storage.Database.Text;

namespace CallCenter.Storage.Tickets;

/// <summary>Tables tickets and ticket_events; a change and its history lines are one transaction.</summary>
public sealed class TicketStore(Db db) : ITicketStore
{
    private const int MostTickets = 1000;
    private const int MostEvents = 10_000;

    private const string InsertTicket = """
        INSERT INTO tickets (id, number, subject, description, source, type, priority, state, owner, department, customer_id, phone,
            opened_at, updated_at, closed_at, disposition, version)
        VALUES (@Id, @Number, @Subject, @Description, @Source, @Type, @Priority, @State, @Owner, @Department, @CustomerId, @Phone,
            @OpenedAt, @UpdatedAt, @ClosedAt, @Disposition, @Version)
        """;

    private const string UpdateTicket = """
        UPDATE tickets SET subject = @Subject, description = @Description, source = @Source, type = @Type, priority = @Priority,
            state = @State, owner = @Owner, department = @Department, customer_id = @CustomerId, phone = @Phone, updated_at = @UpdatedAt,
            closed_at = @ClosedAt, disposition = @Disposition, version = @Version
        WHERE id = @Id AND version = @Expected
        """;

    private const string InsertEvent = """
        INSERT INTO ticket_events (ticket_id, at, by_user, field, from_value, to_value, note, call_id)
        VALUES (@TicketId, @At, @ByUser, @Field, @FromValue, @ToValue, @Note, @CallId)
        """;

    public Task<string> NextNumberAsync(CancellationToken ct = default) => db.WriteAsync(
        c => string.Create(
            CultureInfo.InvariantCulture,
            $"T-{c.ExecuteScalar<long>("UPDATE counters SET value = value + 1 WHERE name = 'ticket' RETURNING value"):000000}"),
        ct);

    public Task InsertAsync(Ticket ticket, TicketEvent first, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            c.Execute(InsertTicket, TicketRow.Of(ticket));
            c.Execute(InsertEvent, TicketEventRow.Of(first));
        },
        ct);

    public Task<bool> UpdateAsync(Ticket ticket, int expectedVersion, IReadOnlyList<TicketEvent> history, CancellationToken ct = default) =>
        db.WriteAsync(
            c =>
            {
                var parameters = new DynamicParameters(TicketRow.Of(ticket));
                parameters.Add("Expected", expectedVersion);
                if (c.Execute(UpdateTicket, parameters) == 0)
                {
                    return false;
                }

                c.Execute(InsertEvent, history.Select(TicketEventRow.Of));
                return true;
            },
            ct);

    public Task AddEventAsync(TicketEvent entry, CancellationToken ct = default) =>
        db.WriteAsync(c => { c.Execute(InsertEvent, TicketEventRow.Of(entry)); }, ct);

    public Task<Ticket?> GetAsync(Guid id, CancellationToken ct = default) => db.ReadAsync(
        c => c.QuerySingleOrDefault<TicketRow>("SELECT * FROM tickets WHERE id = @Id", new { Id = Text.Of(id) })?.ToTicket(), ct);

    /// <summary>Last changed first.</summary>
    public Task<IReadOnlyList<Ticket>> FindAsync(TicketQuery query, CancellationToken ct = default) =>
        db.ReadAsync<IReadOnlyList<Ticket>>(c => Find(c, query), ct);

    /// <summary>Oldest first.</summary>
    public Task<IReadOnlyList<TicketEvent>> HistoryAsync(Guid ticketId, CancellationToken ct = default) =>
        db.ReadAsync<IReadOnlyList<TicketEvent>>(
            c =>
            [
                .. c.Query<TicketEventRow>(
                    "SELECT * FROM ticket_events WHERE ticket_id = @Id ORDER BY id LIMIT @MostEvents",
                    new { Id = Text.Of(ticketId), MostEvents }).Select(row => row.ToEvent()),
            ],
            ct);

    private static List<Ticket> Find(DbConnection connection, TicketQuery query)
    {
        // Only what is asked for stands in the statement, so that each question uses its own index.
        var sql = new StringBuilder("SELECT * FROM tickets WHERE 1 = 1");
        And(sql, query.Phone is not null, "phone = @Phone");
        And(sql, query.CustomerId is not null, "customer_id = @Customer");
        And(sql, query.State is not null, "state = @State");
        And(sql, query.Owner is not null, "owner = @Owner");
        And(sql, query.OpenOnly, "state NOT IN ('closed', 'closedUnresolved')");
        sql.Append(" ORDER BY updated_at DESC, id DESC LIMIT @Limit");
        var parameters = new
        {
            query.Phone,
            Customer = Text.Of(query.CustomerId),
            State = query.State is { } state ? Text.Of(state) : null,
            query.Owner,
            Limit = Math.Clamp(query.Limit, 0, MostTickets),
        };
        return [.. connection.Query<TicketRow>(sql.ToString(), parameters).Select(row => row.ToTicket())];
    }

    private static void And(StringBuilder sql, bool wanted, string condition)
    {
        if (wanted)
        {
            sql.Append(" AND ").Append(condition);
        }
    }
}
