using System.Data.Common;
using System.Globalization;
using System.Text;
using CallCenter.Storage.Database;
using Dapper;
using Text = CallCenter.Storage.Database.Text;

namespace CallCenter.Storage.Tickets;

/// <summary>Tables tickets, ticket_events and positions by one connection: for a reader, or inside the writer's transaction.</summary>
/// <param name="statements">the writer's; who only reads uses none of them.</param>
internal sealed class TicketRows(DbConnection connection, TicketStatements statements, RowReader rows) : ITicketRows
{
    private const int MostTickets = 1000;

    private const string Contains = """
        (number = @Number OR phone = @Text OR lower(subject) LIKE lower(@Part) ESCAPE '!' OR lower(description) LIKE lower(@Part) ESCAPE '!'
            OR customer_id IN (SELECT id FROM customers WHERE lower(name) LIKE lower(@Part) ESCAPE '!'))
        """;

    public Ticket? Get(Guid id) =>
        connection.QuerySingleOrDefault<TicketRow>("SELECT * FROM tickets WHERE id = @Id", new { Id = Text.Of(id) })?.ToTicket();

    public IReadOnlyList<Ticket> Find(TicketQuery query)
    {
        // Only what is asked for stands in the statement, so that each question uses its own index.
        var sql = new StringBuilder("SELECT * FROM tickets WHERE 1 = 1");
        var parameters = new DynamicParameters(new
        {
            Id = Text.Of(query.Id),
            query.Phone,
            CustomerId = Text.Of(query.CustomerId),
            State = query.State is { } state ? Text.Of(state) : null,
            query.Owner,
            query.Text,
            Part = query.Text is { } part ? Text.Within(part) : null,
            Number = query.Text is { } text ? NumberOf(text) : null,
            BeforeAt = query.Before?.UpdatedAt.ToUnixTimeMilliseconds(),
            BeforeId = Text.Of(query.Before?.Id),
            Limit = Math.Clamp(query.Limit, 0, MostTickets),
        });
        And(query.Id is not null, "id = @Id");
        And(query.Phone is not null, "phone = @Phone");
        And(query.CustomerId is not null, "customer_id = @CustomerId");
        And(query.State is not null, "state = @State");
        And(query.Owner is not null, "owner = @Owner");
        And(query.Text is not null, Contains);
        And(query.OpenOnly, "state NOT IN ('closed', 'closedUnresolved')");
        And(query.Before is not null, "(updated_at < @BeforeAt OR (updated_at = @BeforeAt AND id < @BeforeId))");
        And(query.For is not null, query.For is { } scope ? Seen(scope, parameters) : "");
        return rows.Read<TicketRow, Ticket>(connection, "tickets", sql.Append(" ORDER BY updated_at DESC, id DESC LIMIT @Limit").ToString(), row => row.ToTicket(), parameters);

        void And(bool wanted, string condition)
        {
            if (wanted)
            {
                sql.Append(" AND ").Append(condition);
            }
        }
    }

    /// <summary>See <see cref="TicketQuery.For"/>.</summary>
    private static string Seen(AgentScope scope, DynamicParameters parameters)
    {
        parameters.Add("Viewer", scope.Agent);
        parameters.Add("AtHand", Text.Of(scope.Ticket));
        var queues = InList.Of(parameters, "queue", scope.Queues);
        var numbers = InList.Of(parameters, "number", scope.Numbers);
        var customers = InList.Of(parameters, "customer", scope.Customers.Select(id => Text.Of(id)));
        return $"""
            (owner = @Viewer OR department IN {queues} OR id = @AtHand OR phone IN {numbers} OR customer_id IN {customers}
                OR EXISTS (SELECT 1 FROM calls c WHERE c.ticket_id = tickets.id AND (c.agent = @Viewer OR c.queue IN {queues}))
                OR EXISTS (SELECT 1 FROM ticket_events e WHERE e.ticket_id = tickets.id AND e.by_user = @Viewer))
            """;
    }

    public IReadOnlyList<TicketEvent> EventsOfCall(CallId call) => !statements.HasEvents(connection, Text.Of(call.Value)) ? []
        : rows.Read<TicketEventRow, TicketEvent>(connection, "ticket_events", "SELECT * FROM ticket_events WHERE call_id = @Call ORDER BY id", row => row.ToEvent(),
            new { Call = Text.Of(call.Value) });

    public string NextNumber() =>
        string.Create(CultureInfo.InvariantCulture, $"T-{statements.NextNumber(connection):000000}");

    // "t-11", "T-000011" and "11" are the same ticket.
    private static string NumberOf(string text)
    {
        var digits = text.StartsWith("t-", StringComparison.OrdinalIgnoreCase) ? text[2..] : text;
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? string.Create(CultureInfo.InvariantCulture, $"T-{number:000000}")
            : text;
    }

    public void Insert(Ticket ticket, TicketEvent first)
    {
        statements.Insert(connection, TicketRow.Of(ticket));
        Add([first]);
    }

    public void Update(Ticket ticket, IReadOnlyList<TicketEvent> history)
    {
        statements.Update(connection, TicketRow.Of(ticket));
        Add(history);
    }

    public long GetPosition(string follower) =>
        connection.ExecuteScalar<long?>("SELECT seq FROM positions WHERE name = @follower", new { follower }) ?? 0;

    public void SetPosition(string follower, long seq) => statements.SetPosition(connection, follower, seq);

    private void Add(IReadOnlyList<TicketEvent> lines)
    {
        foreach (var line in lines)
        {
            statements.Insert(connection, TicketEventRow.Of(line));
        }
    }
}
