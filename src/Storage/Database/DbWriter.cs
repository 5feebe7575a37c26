using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace CallCenter.Storage.Database;

/// <summary>
/// The mailbox in front of the writing connection: one thread, one after the other. What waits at the same time is committed together; work
/// that fails is undone alone.
/// </summary>
internal sealed class DbWriter : IDisposable
{
    private const int MailboxSize = 10_000;

    private const int LargestGroup = 256;

    private readonly StoreConnection _connection;
    private readonly List<Job> _group = [];
    private readonly Channel<Job> _mailbox =
        Channel.CreateBounded<Job>(new BoundedChannelOptions(MailboxSize) { SingleReader = true });

    // A thread of its own: a slow disk must not hold a thread that calls need.
    private readonly Thread _thread;

    public DbWriter(StoreConnection connection)
    {
        _connection = connection;
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
        _connection.Dispose();
    }

    private void Loop()
    {
        var reader = _mailbox.Reader;
        while (reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
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

    private bool TryRunGroup(ChannelReader<Job> reader, [NotNullWhen(false)] out Exception? error)
    {
        try
        {
            // IMMEDIATE: a transaction that reads first could not become a writing one when it must wait.
            Execute("BEGIN IMMEDIATE");
            while (_group.Count < LargestGroup && reader.TryRead(out var job))
            {
                _group.Add(job);
                Execute("SAVEPOINT job");
                if (!job.TryWork(_connection))
                {
                    Execute("ROLLBACK TO job");
                }

                Execute("RELEASE job");
            }

            Execute("COMMIT");
            error = null;
            return true;
        }
        catch (Exception e)
        {
            error = e;
            RollBack();
            // nobody may wait for ever when not even the beginning worked
            if (_group.Count == 0 && reader.TryRead(out var job))
            {
                _group.Add(job);
            }

            return false;
        }
    }

    private void RollBack()
    {
        if (!_connection.IsAutocommit)
        {
            Execute("ROLLBACK");
        }
    }

    private void Execute(string sql) => _connection.Prepared(sql).Execute();

    private abstract class Job
    {
        /// <summary>False when what the work did is to be undone.</summary>
        /// <exception cref="DbException">SQLite has undone the whole transaction, as for a full disk.</exception>
        public abstract bool TryWork(StoreConnection connection);

        /// <summary>The transaction is on disk.</summary>
        public abstract void Complete();

        /// <summary>Nothing of the transaction is.</summary>
        public abstract void Fail(Exception error);
    }

    private sealed class Job<T>(Func<StoreConnection, T> work, CancellationToken ct) : Job
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;
        private Exception? _error;

        public Task<T> Task => _done.Task;

        public override bool TryWork(StoreConnection connection)
        {
            try
            {
                ct.ThrowIfCancellationRequested();
                _result = work(connection);
                return true;
            }
            catch (Exception e) when (!connection.IsAutocommit)
            {
                _error = e;
                return false;
            }
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
