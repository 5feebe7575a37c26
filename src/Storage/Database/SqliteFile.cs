using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CallCenter.Storage.Database;

/// <summary>
/// The database's file as the administrator sees it: whether it may be taken for a new one, copies of it, and what to do when it is damaged.
/// </summary>
public static class SqliteFile
{
    public const string Name = SqliteDialect.FileName;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;
    private const string BeginAnew = "restore a backup with ./run restore FILE, or move what is in the directory away to begin anew";

    /// <summary>What to do about an error of the database, to stand behind its text; empty when there is nothing to do.</summary>
    public static string AdviceOn(Exception error) => error is SqliteException { SqliteErrorCode: Corrupt or NotADatabase }
        ? $" - keep a copy of the file, then {BeginAnew}"
        : "";

    /// <summary>
    /// A copy of the whole database as it is at this moment, also while a server writes it: it needs no log file beside it.
    /// </summary>
    /// <param name="target">must not exist.</param>
    /// <exception cref="DbException">the disk is full, or the database is damaged.</exception>
    /// <exception cref="DatabaseOpenException">there is none.</exception>
    public static void Copy(string directory, string target)
    {
        if (!File.Exists(Path.Combine(directory, Name)))
        {
            throw new DatabaseOpenException($"DataDirectory: there is no {Name} in '{directory}'");
        }

        using var connection = Connect(Path.Combine(directory, Name));
        connection.Execute("VACUUM INTO @target", new { target });
    }

    /// <summary>What is wrong with a file as this product's database; null when it is whole.</summary>
    public static string? TroubleIn(string file)
    {
        try
        {
            using var connection = Connect(file);
            var found = connection.ExecuteScalar<string>("PRAGMA quick_check(1)");
            return found != "ok" ? $"it is damaged: {found}" : !IsOurs(connection) ? "it is another program's database" : null;
        }
        catch (SqliteException e)
        {
            return e.Message;
        }
    }

    /// <summary>Refuses to begin anew where there has been a server before.</summary>
    /// <exception cref="DatabaseOpenException">the file is empty or gone, although the directory shows that it was in use.</exception>
    internal static void CheckBeforeOpening(string directory)
    {
        var file = new FileInfo(Path.Combine(directory, Name));
        if (file.Exists && file.Length == 0)
        {
            throw new DatabaseOpenException($"DataDirectory: {Name} in '{directory}' is empty: {BeginAnew}");
        }

        if (!file.Exists && (HasLog(directory) || HasFiles(Path.Combine(directory, "recordings"))))
        {
            throw new DatabaseOpenException($"DataDirectory: there is no {Name} in '{directory}', but a server has run there: {BeginAnew}");
        }
    }

    /// <exception cref="DatabaseOpenException">another program's database.</exception>
    internal static void CheckOpened(DbConnection connection, string directory)
    {
        if (!IsOurs(connection) && connection.ExecuteScalar<long>("SELECT COUNT(*) FROM sqlite_master") > 0)
        {
            throw new DatabaseOpenException($"DataDirectory: {Name} in '{directory}' is another program's database: choose another directory");
        }
    }

    private static bool IsOurs(DbConnection connection) =>
        connection.ExecuteScalar<long>("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'") > 0;

    private static bool HasLog(string directory) => new FileInfo(Path.Combine(directory, Name + "-wal")) is { Exists: true, Length: > 0 };

    private static bool HasFiles(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any();

    private static SqliteConnection Connect(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
