using System.Text.Json;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Users;

/// <summary>Table phones. A phone that has moved to another node is that one's.</summary>
public sealed class PhoneStore(Db db) : IPhoneStore
{
    private const string Mine = "@Shared = 0 OR node = @Node";

    private const string Upsert = """
        INSERT INTO phones (user_name, contact, node, body) VALUES (@User, @Contact, @Node, @Body)
        ON CONFLICT (user_name, contact) DO UPDATE SET node = excluded.node, body = excluded.body
        """;

    // on SQLite there is one node, whatever its name has been
    private object Node => new { db.Node, Shared = db.Dialect.IsShared ? 1 : 0 };

    public Task<IReadOnlyList<PhoneRegistration>> LoadAsync(CancellationToken ct = default) => db.ReadAsync(
        c => db.Rows.Read<(string User, string Body), PhoneRegistration>(c, "phones", $"SELECT user_name, body FROM phones WHERE {Mine} ORDER BY user_name, contact",
            row => Text.ToValue<PhoneRegistration>(row.Body), Node),
        ct);

    public Task SaveAsync(IReadOnlyList<PhoneRegistration> phones, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            c.Execute($"DELETE FROM phones WHERE {Mine}", Node);
            c.Execute(Upsert, phones.Select(phone => new { phone.User, phone.Contact, db.Node, Body = JsonSerializer.Serialize(phone) }));
        },
        ct);
}
