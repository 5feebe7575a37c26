using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Storage.Database;

/// <summary>
/// The one database file: SQLite in WAL mode, one connection that writes (behind a mailbox) and a few that read beside it.
/// Commits are not synced to the device one by one (synchronous = NORMAL): a commit has been handed to the operating system, so it
/// survives kill -9 of this process; a power cut may take the last commits but never damages the file, because WAL frames carry checksums
/// and are replayed only as far as they are whole.
/// </summary>
public sealed class Db : IDisposable
{
    public const string FileName = "callcenter.db";
    private const string LockName = "callcenter.lock";

    // errno EWOULDBLOCK on Linux: somebody else holds the lock.
    private const int WouldBlock = 11;

    private readonly FileStream _lock;
    private readonly DbWriter _writer;
    private readonly DbReaders _readers;

    static Db() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    private Db(FileStream directoryLock, DbWriter writer, DbReaders readers)
    {
        _lock = directoryLock;
        _writer = writer;
        _readers = readers;
    }

    /// <summary>Opens or makes the database in a directory and brings its schema up to this program's.</summary>
    /// <exception cref="DatabaseOpenException">
    /// the directory cannot be written, another server uses it, the file is no database, or a newer program wrote it.
    /// </exception>
    public static Db Open(string directory, TimeProvider? time = null, ILogger<Db>? logger = null)
    {
        var directoryLock = Lock(directory);
        StoreConnection? writing = null;
        try
        {
            var file = Path.Combine(directory, FileName);
            writing = Connections.OpenWriting(file);
            Migrator.Run(writing, Migration.Embedded(), time ?? TimeProvider.System, logger ?? NullLogger<Db>.Instance);
            return new Db(directoryLock, new DbWriter(writing), new DbReaders(file));
        }
        catch (Exception e)
        {
            writing?.Dispose();
            directoryLock.Dispose();
            if (e is DbException or IOException)
            {
                throw new DatabaseOpenException($"DataDirectory: the database in '{directory}' cannot be opened: {e.Message}", e);
            }

            throw;
        }
    }

    /// <summary>
    /// Runs <paramref name="work"/> wholly or not at all, after all work posted before it; on disk when the task completes. The work runs
    /// on the writer's thread: it must not wait for anything else.
    /// </summary>
    /// <exception cref="DbException">disk full, I/O error, violated constraint: nothing of the work was kept.</exception>
    internal Task<T> WriteAsync<T>(Func<StoreConnection, T> work, CancellationToken ct = default) => _writer.RunAsync(work, ct);

    /// <inheritdoc cref="WriteAsync{T}"/>
    internal Task WriteAsync(Action<StoreConnection> work, CancellationToken ct = default) => _writer.RunAsync(
        connection =>
        {
            work(connection);
            return true;
        },
        ct);

    /// <summary>
    /// Runs <paramref name="work"/> on a reading connection, beside the writer. Read lists whole: a reader left open holds back the log.
    /// </summary>
    internal Task<T> ReadAsync<T>(Func<StoreConnection, T> work, CancellationToken ct = default) => _readers.RunAsync(work, ct);

    /// <summary>Finishes the work that was posted, then closes.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        _readers.Dispose();
        _lock.Dispose();
    }

    // Two servers on one file would each close the other's calls as lost.
    private static FileStream Lock(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseOpenException($"DataDirectory: '{directory}' cannot be made: {e.Message}", e);
        }

        var file = Path.Combine(directory, LockName);
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e.HResult == WouldBlock)
        {
            throw new DatabaseOpenException($"DataDirectory: another server uses '{directory}'", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseOpenException($"DataDirectory: '{directory}' cannot be written: {e.Message}", e);
        }
    }
}
