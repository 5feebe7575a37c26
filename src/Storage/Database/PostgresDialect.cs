using System.Data.Common;
using Dapper;
using Npgsql;

namespace CallCenter.Storage.Database;

/// <summary>
/// PostgreSQL 15 or newer. All nodes write one after the other, under one lock that ends with the transaction, so that the journal's numbers are
/// in the order of the commits: who has read up to a number has read all that will ever stand before it.
/// </summary>
internal sealed class PostgresDialect : IDialect
{
    private const int OldestMajor = 15;
    private const string WaitForNode = "5s";

    /// <summary>A name of the schema's own: several installations may share a database, and a channel's name has room for 63 bytes.</summary>
    private const string Channel = "'callcenter_' || md5(current_schema())";

    /// <summary>A connection that only listens finds out within this many seconds that it is dead.</summary>
    private const int ListenKeepAlive = 10;

    private readonly string _node;
    private readonly NpgsqlConnectionStringBuilder _server;

    /// <param name="server">a connection string that <see cref="Trouble"/> has nothing against.</param>
    public PostgresDialect(string server, string node)
    {
        _node = node;
        _server = new NpgsqlConnectionStringBuilder(server)
        {
            Pooling = false,
            ApplicationName = $"callcenter {node}",
            // what runs for every call or fact is parsed once
            MaxAutoPrepare = 100,
        };
        _server.Timeout = Math.Min(_server.Timeout, 5);
    }

    public string Kind => "PostgreSQL";

    public string Place => $"Database: PostgreSQL at {_server.Host}:{_server.Port}";

    public bool IsShared => true;

    public string Begin => "BEGIN; SELECT pg_advisory_xact_lock(hashtext('callcenter writes'), hashtext(current_schema()))";

    public int RowsPerInsert => 32;

    public IWordSearch Words { get; } = new PostgresWords();

    public ISaidWords Said { get; } = new PostgresSaidWords();

    public void Announce(DbConnection writing, string text) => writing.Execute($"SELECT pg_notify({Channel}, @text)", new { text });

    public async Task ListenAsync(Action begun, Action<string> announced, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_server.ConnectionString) { KeepAlive = ListenKeepAlive }.ConnectionString);
        await connection.OpenAsync(ct).ConfigureAwait(false);
        connection.Notification += (_, e) => announced(e.Payload);
        var channel = await connection.ExecuteScalarAsync<string>($"SELECT {Channel}").ConfigureAwait(false);
        await connection.ExecuteAsync($"LISTEN {channel}").ConfigureAwait(false);
        begun();
        while (true)
        {
            await connection.WaitAsync(ct).ConfigureAwait(false);
        }
    }

    /// <summary>What is wrong with the text as a connection string; null = nothing.</summary>
    public static string? Trouble(string server)
    {
        try
        {
            return string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(server).Host) ? "names no host" : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or NotSupportedException or InvalidCastException)
        {
            return e.Message;
        }
    }

    public DbConnection OpenWriting()
    {
        var connection = Open(_server);
        try
        {
            if (connection.PostgreSqlVersion.Major < OldestMajor)
            {
                throw new DatabaseOpenException($"{Place} is version {connection.PostgreSqlVersion}; {OldestMajor} or newer is needed");
            }

            ClaimNode(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public DbConnection OpenReading() =>
        Open(new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Options = $"{_server.Options} -c default_transaction_read_only=on" });

    // Two servers under one name would each close the other's calls as lost. What a killed server held is free after a moment.
    private void ClaimNode(NpgsqlConnection connection)
    {
        try
        {
            connection.Execute($"SET lock_timeout = '{WaitForNode}'");
            connection.Execute("SELECT pg_advisory_lock(hashtext('callcenter node ' || current_schema()), hashtext(@_node))", new { _node });
            connection.Execute("SET lock_timeout = 0");
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new DatabaseOpenException($"Node: another server uses this database as '{_node}'", e);
        }
    }

    private static NpgsqlConnection Open(NpgsqlConnectionStringBuilder server)
    {
        var connection = new NpgsqlConnection(server.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
