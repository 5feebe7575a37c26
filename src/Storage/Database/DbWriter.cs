using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CallCenter.Storage.Database;

/// <summary>
/// The mailbox in front of the writing connection: one thread, one after the other. What waits at the same time is committed together; work
/// that fails is undone alone. A connection that the server has closed is opened anew.
/// </summary>
internal sealed class DbWriter : IDisposable
{
    private const int MailboxSize = 10_000;

    private const int LargestGroup = 256;

    private readonly KeptCommand _begin;
    private readonly KeptCommand _save = new("SAVEPOINT job", []);
    private readonly KeptCommand _release = new("RELEASE SAVEPOINT job", []);
    private readonly KeptCommand _undo = new("ROLLBACK TO SAVEPOINT job", []);
    private readonly KeptCommand _commit = new("COMMIT", []);
    private readonly KeptCommand _rollback = new("ROLLBACK", []);
    private readonly IDialect _dialect;
    private readonly List<Job> _group = [];
    private readonly AutoResetEvent _awake = new(false);
    private readonly Action _wake;
    private readonly Channel<Job> _mailbox =
        // whoever posts wakes the thread, without another thread between them
        Channel.CreateBounded<Job>(new BoundedChannelOptions(MailboxSize) { SingleReader = true, AllowSynchronousContinuations = true });

    // A thread of its own: a slow disk must not hold a thread that calls need.
    private readonly Thread _thread;
    private DbConnection _connection;

    public DbWriter(IDialect dialect, DbConnection connection)
    {
        (_dialect, _connection, _begin) = (dialect, connection, new KeptCommand(dialect.Begin, []));
        _wake = () => _awake.Set();
        _thread = new Thread(Loop) { IsBackground = true, Name = "database writer" };
        _thread.Start();
    }

    public async Task<T> RunAsync<T>(Func<DbConnection, T> work, CancellationToken ct)
    {
        var job = new Job<T>(work, ct);
        await _mailbox.Writer.WriteAsync(job, ct).ConfigureAwait(false);
        return await job.Task.ConfigureAwait(false);
    }

    public void Dispose()
    {
        _mailbox.Writer.TryComplete();
        _thread.Join();
        _awake.Dispose();
        _connection.Dispose();
    }

    private void Loop()
    {
        var reader = _mailbox.Reader;
        while (WaitToRead(reader))
        {
            if (TryRunGroup(reader, out var error))
            {
                _group.ForEach(job => job.Complete());
            }
            else
            {
                _group.ForEach(job => job.Fail(error));
            }

            _group.Clear();
        }
    }

    // To wait for a task spins first: with a group every few milliseconds the thread would spin for half of its life.
    private bool WaitToRead(ChannelReader<Job> reader)
    {
        var wait = reader.WaitToReadAsync().ConfigureAwait(false).GetAwaiter();
        if (!wait.IsCompleted)
        {
            wait.UnsafeOnCompleted(_wake);
            _awake.WaitOne();
        }

        return wait.GetResult();
    }

    private bool TryRunGroup(ChannelReader<Job> reader, [NotNullWhen(false)] out Exception? error)
    {
        try
        {
            Begin();
            while (_group.Count < LargestGroup && reader.TryRead(out var job))
            {
                _group.Add(job);
                RunJob(job);
            }

            Run(_commit);
            error = null;
            return true;
        }
        catch (Exception e)
        {
            error = e;
            TryRun(_rollback);
            // nobody may wait for ever when not even the beginning worked
            if (_group.Count == 0 && reader.TryRead(out var job))
            {
                _group.Add(job);
            }

            return false;
        }
    }

    // The first of a group can be undone with the transaction: only those behind it cost a savepoint.
    private void RunJob(Job job)
    {
        var isFirst = _group.Count == 1;
        if (!isFirst)
        {
            Run(_save);
        }

        if (job.TryWork(_connection, out var reason))
        {
            if (!isFirst)
            {
                Run(_release);
            }
        }
        else if (!TryRun(isFirst ? _rollback : _undo))
        {
            // the database has undone the whole transaction, as for a full disk, or is gone
            throw reason;
        }
        else if (isFirst)
        {
            Begin();
        }
    }

    // Whether the server is still there shows when it is first asked for something.
    private void Begin()
    {
        if (_connection.State == ConnectionState.Open && TryRun(_begin))
        {
            return;
        }

        if (_connection.State != ConnectionState.Open)
        {
            _connection.Dispose();
            _connection = _dialect.OpenWriting();
        }

        Run(_begin);
    }

    private void Run(KeptCommand command) => command.On(_connection).Run();

    private bool TryRun(KeptCommand command)
    {
        try
        {
            if (_connection.State == ConnectionState.Open)
            {
                Run(command);
                return true;
            }
        }
        catch (DbException)
        {
            // the caller has the first error, which says more
        }

        return false;
    }

    /// <summary>
    /// A constraint or a value that does not fit: the same work fails the same way for ever, so nobody may take it for a database that is away.
    /// PostgreSQL's classes 22 and 23; SQLite's SQLITE_TOOBIG, SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_RANGE.
    /// </summary>
    private static bool RefusesData(DbException e) => e switch
    {
        PostgresException { SqlState: ['2', '2' or '3', ..] } => true,
        SqliteException { SqliteErrorCode: 18 or 19 or 20 or 25 } => true,
        _ => false,
    };

    private abstract class Job
    {
        /// <summary>False when what the work did is to be undone.</summary>
        public abstract bool TryWork(DbConnection connection, [NotNullWhen(false)] out Exception? reason);

        /// <summary>The transaction is on disk.</summary>
        public abstract void Complete();

        /// <summary>Nothing of the transaction is.</summary>
        public abstract void Fail(Exception error);
    }

    private sealed class Job<T>(Func<DbConnection, T> work, CancellationToken ct) : Job
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;
        private Exception? _error;

        public Task<T> Task => _done.Task;

        public override bool TryWork(DbConnection connection, [NotNullWhen(false)] out Exception? reason)
        {
            try
            {
                ct.ThrowIfCancellationRequested();
                _result = work(connection);
            }
            catch (DbException e) when (RefusesData(e))
            {
                _error = new InvalidDataException($"the database refuses what was to be stored: {e.Message}", e);
            }
            catch (Exception e)
            {
                _error = e;
            }

            reason = _error;
            return reason is null;
        }

        public override void Complete()
        {
            if (_error is null)
            {
                _done.SetResult(_result);
            }
            else
            {
                Fail(_error);
            }
        }

        public override void Fail(Exception error)
        {
            if ((_error ?? error) is OperationCanceledException && ct.IsCancellationRequested)
            {
                _done.SetCanceled(ct);
            }
            else
            {
                _done.SetException(_error ?? error);
            }
        }
    }
}
