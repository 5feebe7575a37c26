using System.Globalization;
using System.Text;
using CallCenter.CallModel;
using CallCenter.Storage.Database;
using Text = CallCenter.Storage.Database.Text;

namespace CallCenter.Storage.Tickets;

/// <summary>Tables tickets, ticket_events and positions by one connection: for a reader, or inside the writer's transaction.</summary>
internal sealed class TicketRows(StoreConnection connection) : ITicketRows
{
    private const int MostTickets = 1000;

    private const string Next = "UPDATE counters SET value = value + 1 WHERE name = 'ticket' RETURNING value";

    private const string InsertTicket =
        $"INSERT INTO tickets ({TicketColumns.All}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";

    // What a ticket is opened with stays: ?2 its number, ?5 its source, ?13 its time.
    private const string UpdateTicket = """
        UPDATE tickets SET subject = ?3, description = ?4, type = ?6, priority = ?7, state = ?8, owner = ?9, department = ?10, customer_id = ?11,
            phone = ?12, updated_at = ?14, closed_at = ?15, disposition = ?16, version = ?17
        WHERE id = ?1
        """;

    private const string InsertEvent = """
        INSERT INTO ticket_events (ticket_id, at, by_user, field, from_value, to_value, note, call_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private const string GetTicket = $"SELECT {TicketColumns.All} FROM tickets WHERE id = ?";

    public Ticket? Get(Guid id)
    {
        var get = connection.Prepared(GetTicket);
        get.Bind(1, id);
        return get.Query(TicketColumns.Read) is [var ticket] ? ticket : null;
    }

    public IReadOnlyList<Ticket> Find(TicketQuery query)
    {
        // Only what is asked for stands in the statement, so that each question uses its own index.
        var sql = new StringBuilder($"SELECT {TicketColumns.All} FROM tickets WHERE 1 = 1");
        And(query.Phone is not null, "phone = ?1");
        And(query.CustomerId is not null, "customer_id = ?2");
        And(query.State is not null, "state = ?3");
        And(query.Owner is not null, "owner = ?4");
        And(query.OpenOnly, "state NOT IN ('closed', 'closedUnresolved')");
        var find = connection.Prepared(sql.Append(" ORDER BY updated_at DESC, id DESC LIMIT ?5").ToString());
        find.Bind(1, query.Phone);
        find.Bind(2, query.CustomerId);
        find.Bind(3, query.State is { } state ? Text.Of(state) : null);
        find.Bind(4, query.Owner);
        find.Bind(5, Math.Clamp(query.Limit, 0, MostTickets));
        return find.Query(TicketColumns.Read);

        void And(bool wanted, string condition)
        {
            if (wanted)
            {
                sql.Append(" AND ").Append(condition);
            }
        }
    }

    public string NextNumber()
    {
        var number = connection.Prepared(Next).Query(row => row.NumberAt(0)!.Value)[0];
        return string.Create(CultureInfo.InvariantCulture, $"T-{number:000000}");
    }

    public void Insert(Ticket ticket, TicketEvent first)
    {
        Run(InsertTicket, ticket);
        Add([first]);
    }

    public void Update(Ticket ticket, IReadOnlyList<TicketEvent> history)
    {
        Run(UpdateTicket, ticket);
        Add(history);
    }

    public long GetPosition(string follower)
    {
        var get = connection.Prepared("SELECT seq FROM positions WHERE name = ?");
        get.Bind(1, follower);
        return get.Query(row => row.NumberAt(0)!.Value) is [var seq] ? seq : 0;
    }

    public void SetPosition(string follower, long seq)
    {
        var set = connection.Prepared("INSERT INTO positions (name, seq) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq");
        set.Bind(1, follower);
        set.Bind(2, seq);
        set.Execute();
    }

    private void Run(string sql, Ticket ticket)
    {
        var statement = connection.Prepared(sql);
        TicketColumns.Bind(statement, ticket);
        statement.Execute();
    }

    private void Add(IReadOnlyList<TicketEvent> lines)
    {
        var insert = connection.Prepared(InsertEvent);
        foreach (var line in lines)
        {
            insert.Bind(1, line.TicketId);
            insert.Bind(2, line.At.ToUnixTimeMilliseconds());
            insert.Bind(3, line.By);
            insert.Bind(4, line.Field);
            insert.Bind(5, line.From);
            insert.Bind(6, line.To);
            insert.Bind(7, line.Note);
            insert.Bind(8, line.CallId?.Value);
            insert.Execute();
        }
    }
}
