using System.Collections.Concurrent;

namespace CallCenter.Testing;

/// <summary>
/// Runs asynchronous code on the calling thread alone; whenever nothing is left to do, the clock jumps to its next timer. Minutes of
/// waiting pass in milliseconds and every run is the same. The code under test must not move itself to other threads,
/// and its channels and completion sources must continue synchronously.
/// </summary>
public sealed class VirtualTime : SynchronizationContext
{
    // The runtime completes some cancellations on other threads: before everything is said to stand still, they get this time.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly BlockingCollection<(SendOrPostCallback Work, object? State)> _work = [];
    private readonly ManualTimeProvider _clock;

    private VirtualTime(ManualTimeProvider clock) => _clock = clock;

    /// <summary>
    /// Runs <paramref name="main"/> to its end; throws <see cref="TimeoutException"/> when everything stands still before, or when
    /// <paramref name="limit"/> of virtual time has passed.
    /// </summary>
    public static void Run(ManualTimeProvider clock, Func<Task> main, TimeSpan? limit = null)
    {
        var until = clock.GetUtcNow() + (limit ?? TimeSpan.FromHours(4));
        var outer = Current;
        var loop = new VirtualTime(clock);
        SetSynchronizationContext(loop);
        try
        {
            var task = main();
            loop.Pump(task, until);
            task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    public override void Post(SendOrPostCallback d, object? state) => _work.Add((d, state));

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    private void Pump(Task task, DateTimeOffset until)
    {
        while (!task.IsCompleted)
        {
            var due = _clock.NextDue;
            if (_work.TryTake(out var next, due is null ? Patience : TimeSpan.Zero))
            {
                next.Work(next.State);
            }
            else if (due is null || due > until)
            {
                throw new TimeoutException($"stands still at {_clock.GetUtcNow():O}");
            }
            else
            {
                _clock.Advance(due.Value > _clock.GetUtcNow() ? due.Value - _clock.GetUtcNow() : TimeSpan.Zero);
            }
        }
    }
}
