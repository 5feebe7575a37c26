using CallCenter.CallModel;
using CallCenter.Storage.Database;

namespace CallCenter.Storage.Tickets;

/// <summary>A ticket as a row of table tickets.</summary>
internal static class TicketColumns
{
    public const string All = "id, number, subject, description, source, type, priority, state, owner, department, customer_id, phone, "
        + "opened_at, updated_at, closed_at, disposition, version";

    /// <summary>In the order of <see cref="All"/>, so that ?1 is the id.</summary>
    public static void Bind(Statement statement, Ticket ticket)
    {
        statement.Bind(1, ticket.Id);
        statement.Bind(2, ticket.Number);
        statement.Bind(3, ticket.Subject);
        statement.Bind(4, ticket.Description);
        statement.Bind(5, Text.Of(ticket.Source));
        statement.Bind(6, Text.Of(ticket.Type));
        statement.Bind(7, Text.Of(ticket.Priority));
        statement.Bind(8, Text.Of(ticket.State));
        statement.Bind(9, ticket.Owner);
        statement.Bind(10, ticket.Department);
        statement.Bind(11, ticket.CustomerId);
        statement.Bind(12, ticket.Phone);
        statement.Bind(13, ticket.OpenedAt.ToUnixTimeMilliseconds());
        statement.Bind(14, ticket.UpdatedAt.ToUnixTimeMilliseconds());
        statement.Bind(15, ticket.ClosedAt?.ToUnixTimeMilliseconds());
        statement.Bind(16, ticket.Disposition);
        statement.Bind(17, ticket.Version);
    }

    public static Ticket Read(Statement row) => new(
        Guid.Parse(row.TextAt(0)!),
        row.TextAt(1)!,
        row.TextAt(2)!,
        row.TextAt(3),
        Text.ToEnum<TicketSource>(row.TextAt(4)!),
        Text.ToEnum<TicketType>(row.TextAt(5)!),
        Text.ToEnum<TicketPriority>(row.TextAt(6)!),
        Text.ToEnum<TicketState>(row.TextAt(7)!),
        row.TextAt(8),
        row.TextAt(9),
        Text.ToId(row.TextAt(10)),
        row.TextAt(11),
        Text.ToTime(row.NumberAt(12)!.Value),
        Text.ToTime(row.NumberAt(13)!.Value),
        Text.ToTime(row.NumberAt(14)),
        row.TextAt(15),
        (int)row.NumberAt(16)!.Value);
}
