using Microsoft.Data.Sqlite;

namespace CallCenter.Storage.Database;

/// <summary>How every connection to the file is set up.</summary>
internal static class Connections
{
    private const int BusyMilliseconds = 5000;

    static Connections() => SQLitePCL.Batteries_V2.Init();

    public static StoreConnection OpenWriting(string file) =>
        Open(file, SqliteOpenMode.ReadWriteCreate, $"""
            PRAGMA busy_timeout = {BusyMilliseconds};
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = NORMAL;
            PRAGMA foreign_keys = ON;
            PRAGMA journal_size_limit = 67108864;
            """);

    public static StoreConnection OpenReading(string file) =>
        Open(file, SqliteOpenMode.ReadWrite, $"""
            PRAGMA busy_timeout = {BusyMilliseconds};
            PRAGMA query_only = ON;
            """);

    private static StoreConnection Open(string file, SqliteOpenMode mode, string pragmas)
    {
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = BusyMilliseconds / 1000,
        };
        var connection = new StoreConnection(text.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = pragmas;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
