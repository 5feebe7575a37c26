using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CallCenter.Storage.Database;

/// <summary>
/// SQLite in WAL mode. Commits are not synced to the device one by one (synchronous = NORMAL): a commit has been handed to the operating
/// system, so it survives kill -9 of this process; a power cut may take the last commits but never damages the file, because WAL frames carry
/// checksums and are replayed only as far as they are whole.
/// </summary>
internal sealed class SqliteDialect(string directory) : IDialect
{
    public const string FileName = "callcenter.db";
    private const int BusyMilliseconds = 5000;

    public string Kind => "SQLite";

    public string Place => $"DataDirectory: the database in '{directory}'";

    public bool IsShared => false;

    // IMMEDIATE: a transaction that reads first could not become a writing one when it must wait.
    public string Begin => "BEGIN IMMEDIATE";

    public int RowsPerInsert => 1;

    public IWordSearch Words { get; } = new SqliteWords();

    public ISaidWords Said { get; } = new SqliteSaidWords();

    public void Announce(DbConnection writing, string text)
    {
    }

    public Task ListenAsync(Action begun, Action<string> announced, CancellationToken ct) => throw new NotSupportedException("nobody else announces anything");

    public DbConnection OpenWriting()
    {
        SqliteFile.CheckBeforeOpening(directory);
        return Open(SqliteOpenMode.ReadWriteCreate, $"""
            PRAGMA busy_timeout = {BusyMilliseconds};
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = NORMAL;
            PRAGMA foreign_keys = ON;
            PRAGMA journal_size_limit = 67108864;
            """);
    }

    public DbConnection OpenReading() => Open(SqliteOpenMode.ReadWrite, $"""
        PRAGMA busy_timeout = {BusyMilliseconds};
        PRAGMA query_only = ON;
        """);

    private KeepingConnection Open(SqliteOpenMode mode, string pragmas)
    {
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(directory, FileName),
            Mode = mode,
            Pooling = false,
            DefaultTimeout = BusyMilliseconds / 1000,
        };
        var connection = new KeepingConnection(text.ToString());
        try
        {
            connection.Open();
            SqliteFile.CheckOpened(connection, directory);
            connection.Execute(pragmas);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
