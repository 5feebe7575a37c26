using System.Data.Common;
using System.Threading.Channels;

namespace CallCenter.Storage.Database;

/// <summary>The mailbox in front of the writing connection: one thread, one transaction after the other.</summary>
internal sealed class DbWriter : IDisposable
{
    private const int MailboxSize = 10_000;

    private readonly StoreConnection _connection;
    private readonly DbCommand _begin;
    private readonly DbCommand _commit;
    private readonly DbCommand _rollback;
    private readonly Channel<Job> _mailbox =
        Channel.CreateBounded<Job>(new BoundedChannelOptions(MailboxSize) { SingleReader = true });

    // A thread of its own: a slow disk must not hold a thread that calls need.
    private readonly Thread _thread;

    public DbWriter(StoreConnection connection)
    {
        _connection = connection;
        // IMMEDIATE: a transaction that reads first could not become a writing one when it must wait.
        _begin = Command("BEGIN IMMEDIATE");
        _commit = Command("COMMIT");
        _rollback = Command("ROLLBACK");
        _thread = new Thread(Loop) { IsBackground = true, Name = "database writer" };
        _thread.Start();
    }

    public async Task<T> RunAsync<T>(Func<StoreConnection, T> work, CancellationToken ct)
    {
        var job = new Job<T>(work, ct);
        await _mailbox.Writer.WriteAsync(job, ct).ConfigureAwait(false);
        return await job.Task.ConfigureAwait(false);
    }

    public void Dispose()
    {
        _mailbox.Writer.TryComplete();
        _thread.Join();
        _begin.Dispose();
        _commit.Dispose();
        _rollback.Dispose();
        _connection.Dispose();
    }

    private DbCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Prepare();
        return command;
    }

    private void Loop()
    {
        var reader = _mailbox.Reader;
        while (reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (reader.TryRead(out var job))
            {
                job.Run(this);
            }
        }
    }

    private T InTransaction<T>(Func<StoreConnection, T> work)
    {
        _begin.ExecuteNonQuery();
        try
        {
            var result = work(_connection);
            _commit.ExecuteNonQuery();
            return result;
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    private void RollBack()
    {
        // A full disk makes SQLite roll back by itself.
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle!) == 0)
        {
            _rollback.ExecuteNonQuery();
        }
    }

    private abstract class Job
    {
        public abstract void Run(DbWriter writer);
    }

    private sealed class Job<T>(Func<StoreConnection, T> work, CancellationToken ct) : Job
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<T> Task => _done.Task;

        public override void Run(DbWriter writer)
        {
            if (ct.IsCancellationRequested)
            {
                _done.SetCanceled(ct);
                return;
            }

            try
            {
                _done.SetResult(writer.InTransaction(work));
            }
            catch (Exception e)
            {
                _done.SetException(e);
            }
        }
    }
}
