using CallCenter.CallModel;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Tickets;

/// <summary>Tables customers and customer_numbers.</summary>
public sealed class CustomerStore(Db db) : ICustomerStore
{
    private const int MostCustomers = 1000;

    private const string Upsert = """
        INSERT INTO customers (id, name, email, company, value_class, notes, language)
        VALUES (@Id, @Name, @Email, @Company, @ValueClass, @Notes, @Language)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email, company = excluded.company,
            value_class = excluded.value_class, notes = excluded.notes, language = excluded.language
        """;

    private const string Columns = "id, name, email, company, value_class, notes, language";

    public Task<Customer?> GetAsync(Guid id, CancellationToken ct = default) => db.ReadAsync(
        c => Read(c, "id = ?", select => select.Bind(1, id)) is [var customer] ? customer : null, ct);

    public Task<IReadOnlyList<Customer>> FindByNumberAsync(string e164, CancellationToken ct = default) => db.ReadAsync(
        c => Read(
            c,
            "id IN (SELECT customer_id FROM customer_numbers WHERE number = ?) ORDER BY value_class, name, id LIMIT ?",
            select =>
            {
                select.Bind(1, e164);
                select.Bind(2, MostCustomers);
            }),
        ct);

    /// <summary>Customers with the text within name, company, e-mail or a number; an empty text gives the first by name.</summary>
    public Task<IReadOnlyList<Customer>> SearchAsync(string text, int limit, CancellationToken ct = default) => db.ReadAsync(
        c => Read(
            c,
            """
            name LIKE ?1 ESCAPE '!' OR company LIKE ?1 ESCAPE '!' OR email LIKE ?1 ESCAPE '!'
                OR id IN (SELECT customer_id FROM customer_numbers WHERE number LIKE ?1 ESCAPE '!')
            ORDER BY name, id LIMIT ?2
            """,
            select =>
            {
                select.Bind(1, Part(text));
                select.Bind(2, Math.Clamp(limit, 0, MostCustomers));
            }),
        ct);

    public Task SaveAsync(Customer customer, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            var id = Text.Of(customer.Id);
            c.Execute(Upsert, new
            {
                Id = id,
                customer.Name,
                customer.Email,
                customer.Company,
                customer.ValueClass,
                customer.Notes,
                customer.Language,
            });
            c.Execute("DELETE FROM customer_numbers WHERE customer_id = @id", new { id });
            c.Execute(
                "INSERT INTO customer_numbers (customer_id, number, place) VALUES (@id, @number, @place)",
                customer.Numbers.Distinct().Select((number, place) => new { id, number, place }));
        },
        ct);

    private static string Part(string text)
    {
        var literal = text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal)
            .Replace("_", "!_", StringComparison.Ordinal);
        return $"%{literal}%";
    }

    private static IReadOnlyList<Customer> Read(StoreConnection connection, string where, Action<Statement> bind)
    {
        var select = connection.Prepared($"SELECT {Columns} FROM customers WHERE {where}");
        bind(select);
        return [.. select.Query(ToCustomer).Select(customer => customer with { Numbers = Numbers(connection, customer.Id) })];
    }

    private static IReadOnlyList<string> Numbers(StoreConnection connection, Guid customer)
    {
        var select = connection.Prepared("SELECT number FROM customer_numbers WHERE customer_id = ? ORDER BY place");
        select.Bind(1, customer);
        return select.Query(row => row.TextAt(0)!);
    }

    private static Customer ToCustomer(Statement row) => new(
        Guid.Parse(row.TextAt(0)!), row.TextAt(1)!, [], row.TextAt(2), row.TextAt(3), row.TextAt(4)!, row.TextAt(5), row.TextAt(6)!);
}
