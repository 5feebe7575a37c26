using System.Data.Common;
using System.Text.Json;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Users;

/// <summary>Table users.</summary>
public sealed class UserStore : IUserStore
{
    private const string Table = "users";
    private const string ProfileColumns = "user_name, name, roles, skills, queues, language, disabled, telephone, version";

    private readonly Db _db;

    public UserStore(Db db)
    {
        _db = db;
        db.OnChange(Table, user => Changed?.Invoke(user));
    }

    public event Action<string>? Changed;

    public Task<UserProfile?> GetAsync(string user, CancellationToken ct = default) => _db.ReadAsync(c => Find(c, user), ct);

    public Task<UserSecrets?> GetSecretsAsync(string user, CancellationToken ct = default) => _db.ReadAsync(
        c => c.QuerySingleOrDefault<SecretsRow>(
            "SELECT password_hash, sip_ha1_md5, sip_ha1_sha256 FROM users WHERE user_name = @user", new { user })?.ToSecrets(),
        ct);

    public Task<IReadOnlyList<UserProfile>> ListAsync(CancellationToken ct = default) => _db.ReadAsync(
        c => _db.Rows.Read<Row, UserProfile>(c, Table, $"SELECT {ProfileColumns} FROM users ORDER BY user_name", row => row.ToProfile()), ct);

    public Task<bool> AddAsync(UserProfile profile, UserSecrets secrets, CancellationToken ct = default)
    {
        const string Sql = """
            INSERT INTO users (user_name, name, roles, skills, queues, language, disabled, telephone, password_hash, sip_ha1_md5, sip_ha1_sha256)
            VALUES (@UserName, @Name, @Roles, @Skills, @Queues, @Language, @Disabled, @Telephone, @PasswordHash, @SipHa1Md5, @SipHa1Sha256)
            ON CONFLICT (user_name) DO NOTHING
            """;
        var parameters = new DynamicParameters(Row.Of(profile));
        parameters.AddDynamicParams(secrets);
        return _db.ChangeAsync(Table, profile.User, c => c.Execute(Sql, parameters) == 1, ct);
    }

    public Task<UserProfile?> ChangeAsync(string user, Func<UserProfile, UserProfile?> change, CancellationToken ct = default)
    {
        const string Sql = """
            UPDATE users SET name = @Name, roles = @Roles, skills = @Skills, queues = @Queues, language = @Language, disabled = @Disabled,
                telephone = @Telephone, version = @Version
            WHERE user_name = @UserName
            """;
        return _db.ChangeAsync(
            Table,
            user,
            c =>
            {
                if (Find(c, user) is not { } before || change(before) is not { } changed)
                {
                    return null;
                }

                var after = changed with { Version = before.Version + 1 };
                c.Execute(Sql, Row.Of(after));
                return after;
            },
            ct);
    }

    private static UserProfile? Find(DbConnection c, string user) =>
        c.QuerySingleOrDefault<Row>($"SELECT {ProfileColumns} FROM users WHERE user_name = @user", new { user })?.ToProfile();

    public Task SetSecretsAsync(string user, UserSecrets secrets, CancellationToken ct = default)
    {
        const string Sql = """
            UPDATE users SET password_hash = COALESCE(@PasswordHash, password_hash), sip_ha1_md5 = COALESCE(@SipHa1Md5, sip_ha1_md5),
                sip_ha1_sha256 = COALESCE(@SipHa1Sha256, sip_ha1_sha256)
            WHERE user_name = @user
            """;
        return _db.ChangeAsync(Table, user, c => c.Execute(Sql, new { user, secrets.PasswordHash, secrets.SipHa1Md5, secrets.SipHa1Sha256 }) == 1, ct);
    }

    public Task<bool> DeleteAsync(string user, CancellationToken ct = default) =>
        _db.ChangeAsync(Table, user, c => c.Execute("DELETE FROM users WHERE user_name = @user", new { user }) == 1, ct);

    private sealed class Row
    {
        public required string UserName { get; init; }
        public required string Name { get; init; }
        public int Roles { get; init; }
        public required string Skills { get; init; }
        public required string Queues { get; init; }
        public required string Language { get; init; }
        public int Disabled { get; init; }
        public required string Telephone { get; init; }
        public int Version { get; init; }

        public static Row Of(UserProfile profile) => new()
        {
            UserName = profile.User,
            Name = profile.Name,
            Roles = (int)profile.Roles,
            Skills = JsonSerializer.Serialize(profile.Skills),
            Queues = JsonSerializer.Serialize(profile.Queues),
            Language = profile.Language,
            Disabled = profile.Disabled ? 1 : 0,
            Telephone = EnumWords.Of(profile.Telephone),
            Version = profile.Version,
        };

        public UserProfile ToProfile() => new(
            UserName,
            Name,
            (Roles)Roles,
            Text.ToValue<Dictionary<string, int>>(Skills),
            Text.ToValue<string[]>(Queues),
            Language,
            Disabled != 0)
        {
            Telephone = EnumWords.Parse<AgentTelephone>(Telephone),
            Version = Version,
        };
    }

    private sealed class SecretsRow
    {
        public string? PasswordHash { get; init; }
        public string? SipHa1Md5 { get; init; }
        public string? SipHa1Sha256 { get; init; }

        public UserSecrets ToSecrets() => new(PasswordHash, SipHa1Md5, SipHa1Sha256);
    }
}
