using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CallCenter.SipStack.Timing;

/// <summary>
/// The one mailbox of an endpoint: everything that touches its state runs here, one at a time, in order. The thread that finds the
/// mailbox empty does the work itself, so a datagram is answered by the thread that received it, without a change of threads.
/// </summary>
internal sealed partial class SipLoop(int maxBacklog, ILogger log) : IThreadPoolWorkItem
{
    // A caller from outside is not to be held much longer than its own command takes.
    private const int Budget = 64;

    private readonly ConcurrentQueue<(Action<object?> Work, object? State)> _queue = new();
    private int _pending;

    public int Backlog => Volatile.Read(ref _pending);

    public void Post(Action<object?> work, object? state)
    {
        _queue.Enqueue((work, state));
        if (Interlocked.Increment(ref _pending) == 1)
        {
            Run();
        }
    }

    public void Post(Action work) => Post(static state => ((Action)state!)(), work);

    /// <summary>
    /// Goes on with a result on the loop: at once when it is there already, else when it comes. A failure goes on with
    /// <paramref name="failed"/>; where that is not given, it is logged and gives the default.
    /// </summary>
    public void Await<T>(ValueTask<T> task, Action<T> then, Action<Exception>? failed = null)
    {
        if (task.IsCompletedSuccessfully)
        {
            then(task.Result);
        }
        else
        {
            _ = AwaitAsync(task, then, failed ?? (fault =>
            {
                LogFault(fault);
                then(default!);
            }));
        }
    }

    /// <summary>For what a stranger can cause: false when too much waits already.</summary>
    public bool TryPost(Action<object?> work, object? state)
    {
        if (Backlog >= maxBacklog)
        {
            return false;
        }

        Post(work, state);
        return true;
    }

    public void Execute() => Run();

    private async Task AwaitAsync<T>(ValueTask<T> task, Action<T> then, Action<Exception> failed)
    {
        try
        {
            var result = await task.ConfigureAwait(false);
            Post(() => then(result));
        }
        catch (Exception e)
        {
            Post(() => failed(e));
        }
    }

    private void Run()
    {
        var done = 0;
        do
        {
            if (done++ == Budget)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                return;
            }

            if (_queue.TryDequeue(out var item))
            {
                Do(item.Work, item.State);
            }
        }
        while (Interlocked.Decrement(ref _pending) != 0);
    }

    private void Do(Action<object?> work, object? state)
    {
        try
        {
            work(state);
        }
        catch (Exception e)
        {
            LogFault(e);
        }
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Error, Message = "A fault in the SIP loop; the message that caused it is lost")]
    private partial void LogFault(Exception e);
}
