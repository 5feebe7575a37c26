using System.Data.Common;
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

    private const string Erased = "***";

    private const string Forget = """
        UPDATE tickets SET subject = REPLACE(subject, @Word, @Erased), description = REPLACE(description, @Word, @Erased) WHERE customer_id = @Id
        """;

    private const string ForgetHistory = """
        UPDATE ticket_events SET from_value = REPLACE(from_value, @Word, @Erased), to_value = REPLACE(to_value, @Word, @Erased),
            note = REPLACE(note, @Word, @Erased)
        WHERE ticket_id IN (SELECT id FROM tickets WHERE customer_id = @Id)
        """;

    private const string Columns = "id, name, email, company, value_class, notes, language";

    public Task<Customer?> GetAsync(Guid id, CancellationToken ct = default) => db.ReadAsync(
        c => Read(c, "id = @Id", new { Id = Text.Of(id) }) is [var customer] ? customer : null, ct);

    public Task<IReadOnlyList<Customer>> FindByNumberAsync(string e164, CancellationToken ct = default) => db.ReadAsync(
        c => Read(
            c,
            "id IN (SELECT customer_id FROM customer_numbers WHERE number = @e164) ORDER BY value_class, name, id LIMIT @MostCustomers",
            new { e164, MostCustomers }),
        ct);

    /// <summary>Customers with the text within name, company, e-mail or a number; an empty text gives the first by name.</summary>
    public Task<IReadOnlyList<Customer>> SearchAsync(string text, int limit, CancellationToken ct = default) => db.ReadAsync(
        c => Read(
            c,
            """
            lower(name) LIKE lower(@Part) ESCAPE '!' OR lower(company) LIKE lower(@Part) ESCAPE '!' OR lower(email) LIKE lower(@Part) ESCAPE '!'
                OR id IN (SELECT customer_id FROM customer_numbers WHERE number LIKE @Part ESCAPE '!')
            ORDER BY name, id LIMIT @Limit
            """,
            new { Part = Text.Within(text), Limit = Math.Clamp(limit, 0, MostCustomers) }),
        ct);

    public Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default)
    {
        if (ids.Count == 0)
        {
            return Task.FromResult<IReadOnlyDictionary<Guid, string>>(new Dictionary<Guid, string>());
        }

        // Lists as one parameter are another thing with each database.
        var wanted = new DynamicParameters(ids.Distinct().Select((id, i) => KeyValuePair.Create($"id{i}", (object)Text.Of(id))));
        var places = string.Join(", ", wanted.ParameterNames.Select(name => $"@{name}"));
        return db.ReadAsync<IReadOnlyDictionary<Guid, string>>(
            c => c.Query<(string Id, string Name)>($"SELECT id, name FROM customers WHERE id IN ({places})", wanted)
                .ToDictionary(row => Guid.Parse(row.Id), row => row.Name),
            ct);
    }

    public Task SaveAsync(Customer customer, CancellationToken ct = default) => db.WriteAsync(c => Save(c, customer), ct);

    public Task<bool> EraseAsync(Guid id, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            if (Read(c, "id = @Id", new { Id = Text.Of(id) }) is not [var customer])
            {
                return false;
            }

            foreach (var word in customer.Numbers.Append(customer.Name).Where(word => word.Length > 1))
            {
                c.Execute("DELETE FROM callbacks WHERE number = @Word", new { Word = word });
                c.Execute(Forget, new { Id = Text.Of(id), Word = word, Erased });
                c.Execute(ForgetHistory, new { Id = Text.Of(id), Word = word, Erased });
            }

            c.Execute("UPDATE tickets SET customer_id = NULL, phone = NULL WHERE customer_id = @Id", new { Id = Text.Of(id) });
            c.Execute("DELETE FROM customers WHERE id = @Id", new { Id = Text.Of(id) });
            return true;
        },
        ct);

    public Task MergeAsync(Guid from, Customer into, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            Save(c, into);
            c.Execute("UPDATE tickets SET customer_id = @Into WHERE customer_id = @From", new { Into = Text.Of(into.Id), From = Text.Of(from) });
            c.Execute("DELETE FROM customers WHERE id = @From", new { From = Text.Of(from) });
        },
        ct);

    private static void Save(DbConnection c, Customer customer)
    {
        var id = Text.Of(customer.Id);
        c.Execute(Upsert, new { Id = id, customer.Name, customer.Email, customer.Company, customer.ValueClass, customer.Notes, customer.Language });
        c.Execute("DELETE FROM customer_numbers WHERE customer_id = @id", new { id });
        c.Execute(
            "INSERT INTO customer_numbers (customer_id, number, place) VALUES (@id, @number, @place)",
            customer.Numbers.Distinct().Select((number, place) => new { id, number, place }));
    }

    private static IReadOnlyList<Customer> Read(DbConnection connection, string where, object parameters) =>
    [
        .. connection.Query<Row>($"SELECT {Columns} FROM customers WHERE {where}", parameters).Select(row => row.ToCustomer(Numbers(connection, row.Id))),
    ];

    private static IReadOnlyList<string> Numbers(DbConnection connection, string customer) =>
        [.. connection.Query<string>("SELECT number FROM customer_numbers WHERE customer_id = @customer ORDER BY place", new { customer })];

    private sealed class Row
    {
        public required string Id { get; init; }
        public required string Name { get; init; }
        public string? Email { get; init; }
        public string? Company { get; init; }
        public required string ValueClass { get; init; }
        public string? Notes { get; init; }
        public required string Language { get; init; }

        public Customer ToCustomer(IReadOnlyList<string> numbers) => new(Guid.Parse(Id), Name, numbers, Email, Company, ValueClass, Notes, Language);
    }
}
