using System.Data;
using System.Data.Common;
using CallCenter.Storage.Database;

namespace CallCenter.Storage.Tickets;

/// <summary>The ticket statements that run for every call, prepared once for the writing connection. For the writer's thread.</summary>
internal sealed class TicketStatements
{
    private const DbType Words = DbType.String;
    private const DbType Number = DbType.Int64;

    private readonly KeptCommand _nextNumber = new("UPDATE counters SET value = value + 1 WHERE name = 'ticket' RETURNING value", []);

    private readonly KeptCommand _insert = Insert(
        "tickets",
        [
            ("id", Words), ("number", Words), ("source", Words), ("opened_at", Number), .. Changing,
        ]);

    private readonly KeptCommand _update = new(
        $"UPDATE tickets SET {string.Join(", ", Changing.Select(column => $"{column.Name} = @{column.Name}"))} WHERE id = @id",
        [("@id", Words), .. Changing.Select(column => ("@" + column.Name, column.Type))]);

    private readonly KeptCommand _insertEvent = Insert(
        "ticket_events",
        [
            ("ticket_id", Words), ("at", Number), ("by_user", Words), ("field", Words), ("from_value", Words), ("to_value", Words), ("note", Words),
            ("call_id", Words),
        ]);

    private readonly KeptCommand _hasEvents = new("SELECT id FROM ticket_events WHERE call_id = @call LIMIT 1", [("@call", Words)]);

    private readonly KeptCommand _position = new(
        "INSERT INTO positions (name, seq) VALUES (@name, @seq) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq",
        [("@name", Words), ("@seq", Number)]);

    // What a ticket is opened with stays: its number, its source, its time.
    private static (string Name, DbType Type)[] Changing =>
    [
        ("subject", Words), ("description", Words), ("type", Words), ("priority", Words), ("state", Words), ("owner", Words), ("department", Words),
        ("customer_id", Words), ("phone", Words), ("updated_at", Number), ("closed_at", Number), ("disposition", Words), ("version", DbType.Int32),
    ];

    public long NextNumber(DbConnection connection) => (long)_nextNumber.On(connection).Run()!;

    public void Insert(DbConnection connection, TicketRow row) =>
        _insert.On(connection).Run([row.Id, row.Number, row.Source, row.OpenedAt, .. Changed(row)]);

    public void Update(DbConnection connection, TicketRow row) => _update.On(connection).Run([row.Id, .. Changed(row)]);

    public void Insert(DbConnection connection, TicketEventRow row) => _insertEvent.On(connection).Run(
        [row.TicketId, row.At, row.ByUser, row.Field, row.FromValue, row.ToValue, row.Note, row.CallId]);

    /// <summary>A call that has just come has none: nearly every answer is no.</summary>
    public bool HasEvents(DbConnection connection, string call) => _hasEvents.On(connection).Run([call]) is not null;

    public void SetPosition(DbConnection connection, string follower, long seq) => _position.On(connection).Run([follower, seq]);

    private static object?[] Changed(TicketRow row) =>
    [
        row.Subject, row.Description, row.Type, row.Priority, row.State, row.Owner, row.Department, row.CustomerId, row.Phone, row.UpdatedAt,
        row.ClosedAt, row.Disposition, row.Version,
    ];

    private static KeptCommand Insert(string table, (string Name, DbType Type)[] columns) => new(
        $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => c.Name))}) VALUES ({string.Join(", ", columns.Select(c => "@" + c.Name))})",
        [.. columns.Select(column => ("@" + column.Name, column.Type))]);
}
