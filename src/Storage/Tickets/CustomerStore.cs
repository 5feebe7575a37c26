using System.Data.Common;
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

    public async Task<Customer?> GetAsync(Guid id, CancellationToken ct = default) =>
        (await ReadAsync("id = @Id", new { Id = Text.Of(id) }, ct).ConfigureAwait(false)).SingleOrDefault();

    public Task<IReadOnlyList<Customer>> FindByNumberAsync(string e164, CancellationToken ct = default) => ReadAsync(
        "id IN (SELECT customer_id FROM customer_numbers WHERE number = @e164) ORDER BY value_class, name, id LIMIT @MostCustomers",
        new { e164, MostCustomers },
        ct);

    /// <summary>Customers with the text within name, company, e-mail or a number; an empty text gives the first by name.</summary>
    public Task<IReadOnlyList<Customer>> SearchAsync(string text, int limit, CancellationToken ct = default) => ReadAsync(
        """
        name LIKE @Part ESCAPE '!' OR company LIKE @Part ESCAPE '!' OR email LIKE @Part ESCAPE '!'
            OR id IN (SELECT customer_id FROM customer_numbers WHERE number LIKE @Part ESCAPE '!')
        ORDER BY name, id LIMIT @Limit
        """,
        new { Part = Part(text), Limit = Math.Clamp(limit, 0, MostCustomers) },
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

    private Task<IReadOnlyList<Customer>> ReadAsync(string where, object parameters, CancellationToken ct) =>
        db.ReadAsync<IReadOnlyList<Customer>>(c => Read(c, where, parameters), ct);

    private static List<Customer> Read(DbConnection connection, string where, object parameters)
    {
        var rows = connection.Query<Row>(
            $"SELECT id, name, email, company, value_class, notes, language FROM customers WHERE {where}", parameters).ToList();
        var numbers = connection
            .Query<(string Id, string Number)>(
                "SELECT customer_id, number FROM customer_numbers WHERE customer_id IN @Ids ORDER BY place", new { Ids = rows.Select(r => r.Id) })
            .ToLookup(n => n.Id, n => n.Number);
        return rows.ConvertAll(row => row.ToCustomer([.. numbers[row.Id]]));
    }

    private sealed class Row
    {
        public required string Id { get; init; }
        public required string Name { get; init; }
        public string? Email { get; init; }
        public string? Company { get; init; }
        public required string ValueClass { get; init; }
        public string? Notes { get; init; }
        public required string Language { get; init; }

        public Customer ToCustomer(IReadOnlyList<string> numbers) =>
            new(Guid.Parse(Id), Name, numbers, Email, Company, ValueClass, Notes, Language);
    }
}
