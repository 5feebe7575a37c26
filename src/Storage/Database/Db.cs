using System.Data.Common;
using System.Net.Sockets;
using Dapper;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Storage.Database;

/// <summary>The one database: a connection that writes, behind a mailbox, and a few that read beside it.</summary>
public sealed class Db : IDisposable
{
    public const string FileName = SqliteDialect.FileName;

    private readonly DirectoryLock _lock;
    private readonly DbWriter _writer;
    private readonly DbReaders _readers;
    private readonly Changes _changes;

    static Db() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    private Db(DirectoryLock directoryLock, IDialect dialect, DbConnection writing, string node, TimeProvider time, ILogger logger)
    {
        _lock = directoryLock;
        Dialect = dialect;
        Node = node;
        Rows = new RowReader(logger);
        Description = $"{dialect.Kind} {writing.ServerVersion}";
        _writer = new DbWriter(dialect, writing);
        _readers = new DbReaders(dialect);
        _changes = new Changes(dialect, node, time, logger);
    }

    /// <summary>The name of this server among those that share the database.</summary>
    public string Node { get; }

    /// <summary>The database's kind and version, as "SQLite 3.50.4".</summary>
    public string Description { get; }

    internal IDialect Dialect { get; }

    internal RowReader Rows { get; }

    /// <summary>Opens or makes the database and brings its schema up to this program's.</summary>
    /// <param name="directory">this server's own files, and the database itself if it is SQLite.</param>
    /// <param name="server">a PostgreSQL connection string; empty = SQLite.</param>
    /// <param name="node">null = the machine's name.</param>
    /// <exception cref="DatabaseOpenException">
    /// the directory cannot be written, another server uses it, the database cannot be reached or is none or another program's,
    /// its file is empty or gone where a server has run, or a newer program wrote it.
    /// </exception>
    public static Db Open(string directory, string server = "", string? node = null, TimeProvider? time = null, ILogger<Db>? logger = null)
    {
        var directoryLock = DirectoryLock.Take(directory);
        node ??= ThisMachine;
        IDialect dialect = server.Length == 0 ? new SqliteDialect(directory) : new PostgresDialect(server, node);
        time ??= TimeProvider.System;
        logger ??= NullLogger<Db>.Instance;
        DbConnection? writing = null;
        try
        {
            writing = dialect.OpenWriting();
            Migrator.Run(writing, dialect, Migration.Embedded(dialect), time, logger);
            return new Db(directoryLock, dialect, writing, node, time, logger);
        }
        catch (Exception e)
        {
            writing?.Dispose();
            directoryLock.Dispose();
            if (e is DbException or IOException or SocketException or TimeoutException)
            {
                throw new DatabaseOpenException($"{dialect.Place} cannot be opened: {OneLine(e)}{SqliteFile.AdviceOn(e)}", e);
            }

            throw;
        }
    }

    /// <summary>The machine's host name, which is a node's name unless the setting Node says another.</summary>
    public static string ThisMachine => Environment.MachineName.ToLowerInvariant();

    /// <summary>What is wrong with the text as a PostgreSQL connection string; null = nothing.</summary>
    public static string? ServerTrouble(string server) => PostgresDialect.Trouble(server);

    /// <summary>
    /// Runs <paramref name="work"/> wholly or not at all, after all work posted before it; on disk when the task completes. The work runs
    /// on the writer's thread: it must not wait for anything else.
    /// </summary>
    /// <exception cref="DbException">disk full, I/O error, the server is away: nothing of the work was kept.</exception>
    /// <exception cref="InvalidDataException">a constraint is violated or a value does not fit: it would fail again. Nothing was kept.</exception>
    internal Task<T> WriteAsync<T>(Func<DbConnection, T> work, CancellationToken ct = default) => _writer.RunAsync(work, ct);

    /// <inheritdoc cref="WriteAsync{T}"/>
    internal Task WriteAsync(Action<DbConnection> work, CancellationToken ct = default) => _writer.RunAsync(
        connection =>
        {
            work(connection);
            return true;
        },
        ct);

    /// <summary>Changes a row that others keep in memory: they are told (<see cref="OnChange"/>), here and on the other nodes, when it is kept.</summary>
    /// <param name="work">as of <see cref="WriteAsync{T}"/>; null or false = nothing has changed.</param>
    /// <inheritdoc cref="WriteAsync{T}" path="/exception"/>
    internal async Task<T> ChangeAsync<T>(string table, string key, Func<DbConnection, T> work, CancellationToken ct = default)
    {
        static bool IsChange(object? result) => result is not (null or false);
        var result = await WriteAsync(
            connection =>
            {
                var done = work(connection);
                if (IsChange(done))
                {
                    _changes.Announce(connection, table, key);
                }

                return done;
            },
            ct).ConfigureAwait(false);
        if (IsChange(result))
        {
            _changes.Tell(table, key);
        }

        return result;
    }

    /// <summary>From now on tells which row of the table has changed, by its key; an empty one: any may have.</summary>
    internal void OnChange(string table, Action<string> changed) => _changes.Told += (told, key) =>
    {
        if (told == table || told.Length == 0)
        {
            changed(key);
        }
    };

    /// <summary>
    /// Runs <paramref name="work"/> on a reading connection, beside the writer. Read lists whole: a reader left open holds back the log.
    /// </summary>
    internal Task<T> ReadAsync<T>(Func<DbConnection, T> work, CancellationToken ct = default) => _readers.RunAsync(work, ct);

    /// <summary>Finishes the work that was posted, then closes.</summary>
    public void Dispose()
    {
        _changes.Dispose();
        _writer.Dispose();
        _readers.Dispose();
        _lock.Dispose();
    }

    private static string OneLine(Exception e) => (e.InnerException is SocketException inner ? inner.Message : e.Message).ReplaceLineEndings(" ");
}
