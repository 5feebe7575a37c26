using System.Data.Common;
using System.Text.Json;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Tickets;

/// <summary>Tables customers and customer_numbers.</summary>
public sealed class CustomerStore(Db db) : ICustomerStore
{
    private const int MostCustomers = 1000;
    private const int MostOfGroup = 50_000;

    private const string Insert = """
        INSERT INTO customers (id, name, email, company, value_class, notes, language, code, contracts, purchases, version)
        VALUES (@Id, @Name, @Email, @Company, @ValueClass, @Notes, @Language, @Code, @Contracts, @Purchases, @Version)
        ON CONFLICT (id) DO NOTHING
        """;

    private const string Update = """
        UPDATE customers SET name = @Name, email = @Email, company = @Company, value_class = @ValueClass, notes = @Notes, language = @Language,
            code = @Code, contracts = @Contracts, purchases = @Purchases, version = @Version
        WHERE id = @Id AND version = @Version - 1
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

    private const string ForgetMails = """
        UPDATE mails SET address = '', subject = @Erased, body = @Erased, state = CASE WHEN state = 'waiting' THEN 'givenUp' ELSE state END
        WHERE lower(address) = lower(@Email) OR ticket_id IN (SELECT id FROM tickets WHERE customer_id = @Id)
        """;

    private const string ForgetSaid = """
        DELETE FROM said_texts WHERE call_id IN (SELECT id FROM tickets WHERE customer_id = @Id UNION ALL SELECT id FROM calls WHERE customer_id = @Id)
        """;

    private const string Columns = "id, name, email, company, value_class, notes, language, code, contracts, purchases, version";

    public Task<Customer?> GetAsync(Guid id, CancellationToken ct = default) => db.ReadAsync(
        c => Read(c, "id = @Id", new { Id = Text.Of(id) }) is [var customer] ? customer : null, ct);

    public Task<IReadOnlyList<Customer>> FindByNumberAsync(string e164, CancellationToken ct = default) => db.ReadAsync(
        c => Read(
            c,
            "id IN (SELECT customer_id FROM customer_numbers WHERE number = @e164) ORDER BY value_class, name, id LIMIT @MostCustomers",
            new { e164, MostCustomers }),
        ct);

    public Task<IReadOnlyList<Customer>> FindByKeyAsync(string key, CancellationToken ct = default) => db.ReadAsync(
        c => Read(c, "id IN (SELECT customer_id FROM customer_keys WHERE key = @key) ORDER BY value_class, name, id LIMIT @MostCustomers", new { key, MostCustomers }),
        ct);

    /// <summary>Customers with the text within name, company, e-mail or a number; an empty text gives the first by name.</summary>
    public Task<IReadOnlyList<Customer>> SearchAsync(string text, int limit, CancellationToken ct = default) => db.ReadAsync(
        c => Read(
            c,
            """
            lower(name) LIKE lower(@Part) ESCAPE '!' OR lower(company) LIKE lower(@Part) ESCAPE '!' OR lower(email) LIKE lower(@Part) ESCAPE '!'
                OR id IN (SELECT customer_id FROM customer_numbers WHERE number LIKE @Part ESCAPE '!')
                OR id IN (SELECT customer_id FROM customer_keys WHERE key = @Key)
            ORDER BY name, id LIMIT @Limit
            """,
            new { Part = Text.Within(text), Key = CustomerKey.Of(text), Limit = Math.Clamp(limit, 0, MostCustomers) }),
        ct);

    public Task<IReadOnlyList<Customer>> OfGroupAsync(CustomerGroup group, int limit, CancellationToken ct = default)
    {
        var wanted = new DynamicParameters(new { group.Company, group.Language, Limit = Math.Clamp(limit, 0, MostOfGroup) });
        var classes = group.ValueClasses.Count == 0 ? "" : $" AND value_class IN {InList.Of(wanted, "class", group.ValueClasses)}";
        var company = group.Company is null ? "" : " AND lower(company) = lower(@Company)";
        var language = group.Language is null ? "" : " AND language = @Language";
        return db.ReadAsync(c => Read(c, $"1 = 1{classes}{company}{language} ORDER BY name, id LIMIT @Limit", wanted), ct);
    }

    public Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default)
    {
        if (ids.Count == 0)
        {
            return Task.FromResult<IReadOnlyDictionary<Guid, string>>(new Dictionary<Guid, string>());
        }

        var wanted = new DynamicParameters();
        var places = InList.Of(wanted, "id", ids.Select(id => Text.Of(id)));
        return db.ReadAsync<IReadOnlyDictionary<Guid, string>>(
            c => c.Query<(string Id, string Name)>($"SELECT id, name FROM customers WHERE id IN {places}", wanted)
                .ToDictionary(row => Guid.Parse(row.Id), row => row.Name),
            ct);
    }

    public Task<bool> SaveAsync(Customer customer, CancellationToken ct = default) => db.WriteAsync(c => Save(c, customer), ct);

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
                c.Execute("DELETE FROM leads WHERE number = @Word", new { Word = word });
                c.Execute(Forget, new { Id = Text.Of(id), Word = word, Erased });
                c.Execute(ForgetHistory, new { Id = Text.Of(id), Word = word, Erased });
            }

            c.Execute(ForgetMails, new { Id = Text.Of(id), customer.Email, Erased });
            c.Execute("DELETE FROM circular_people WHERE address = @Address", new { Address = customer.Email?.ToLowerInvariant() });
            c.Execute(ForgetSaid, new { Id = Text.Of(id) });
            c.Execute("UPDATE tickets SET customer_id = NULL, phone = NULL WHERE customer_id = @Id", new { Id = Text.Of(id) });
            c.Execute("DELETE FROM customers WHERE id = @Id", new { Id = Text.Of(id) });
            return true;
        },
        ct);

    public Task<bool> MergeAsync(Customer from, Customer into, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            var goes = new { Id = Text.Of(from.Id), from.Version, Into = Text.Of(into.Id) };
            if (c.ExecuteScalar<long>("SELECT COUNT(*) FROM customers WHERE id = @Id AND version = @Version", goes) == 0 || !Save(c, into))
            {
                return false;
            }

            c.Execute("UPDATE tickets SET customer_id = @Into WHERE customer_id = @Id", goes);
            c.Execute("DELETE FROM customers WHERE id = @Id", goes);
            return true;
        },
        ct);

    private static bool Save(DbConnection c, Customer customer)
    {
        var id = Text.Of(customer.Id);
        var row = new { Id = id, customer.Name, customer.Email, customer.Company, customer.ValueClass, customer.Notes, customer.Language, customer.Version,
            customer.Code, Contracts = Json(customer.Contracts), Purchases = Json(customer.Purchases) };
        if (c.Execute(customer.Version == 1 ? Insert : Update, row) == 0)
        {
            return false;
        }

        c.Execute("DELETE FROM customer_numbers WHERE customer_id = @id", new { id });
        c.Execute(
            "INSERT INTO customer_numbers (customer_id, number, place) VALUES (@id, @number, @place)",
            customer.Numbers.Distinct().Select((number, place) => new { id, number, place }));
        c.Execute("DELETE FROM customer_keys WHERE customer_id = @id", new { id });
        c.Execute("INSERT INTO customer_keys (customer_id, key) VALUES (@id, @key)",
            customer.Keys().Select(CustomerKey.Of).Where(key => key.Length > 0).Distinct().Select(key => new { id, key }));
        return true;
    }

    private static string? Json<T>(IReadOnlyList<T> list) => list.Count == 0 ? null : JsonSerializer.Serialize(list);

    private static IReadOnlyList<T> Parsed<T>(string? json) => json is null ? [] : Text.ToValue<List<T>>(json);

    private IReadOnlyList<Customer> Read(DbConnection connection, string where, object parameters) =>
    [
        .. db.Rows.Read<Row, Customer>(connection, "customers", $"SELECT {Columns} FROM customers WHERE {where}", row => row.ToCustomer([]), parameters)
            .Select(customer => customer with { Numbers = Numbers(connection, Text.Of(customer.Id)) }),
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
        public string? Code { get; init; }
        public string? Contracts { get; init; }
        public string? Purchases { get; init; }
        public int Version { get; init; }

        public Customer ToCustomer(IReadOnlyList<string> numbers) =>
            new(Guid.Parse(Id), Name, numbers, Email, Company, ValueClass, Notes, Language, Version)
            {
                Code = Code, Contracts = Parsed<Contract>(Contracts), Purchases = Parsed<Purchase>(Purchases),
            };
    }
}
