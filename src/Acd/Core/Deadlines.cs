namespace CallCenter.Acd.Core;

/// <summary>All of the loop's timers on one system timer. Used inside the loop only; a deadline's action runs inside the loop.</summary>
internal sealed class Deadlines : IDisposable
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    private readonly SortedSet<Deadline> _pending = new(Comparer<Deadline>.Create(static (a, b) =>
        a.Due != b.Due ? a.Due.CompareTo(b.Due) : a.Order.CompareTo(b.Order)));

    private readonly TimeProvider _time;
    private readonly FloorMailbox _mailbox;
    private readonly ITimer _timer;
    private long _order;
    private long _count;

    public Deadlines(TimeProvider time, FloorMailbox mailbox)
    {
        _time = time;
        _mailbox = mailbox;
        _timer = time.CreateTimer(_ => mailbox.Post(Fire), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Deadlines that are set and have not run; may be read from any thread.</summary>
    public long Count => Interlocked.Read(ref _count);

    public Deadline Set(TimeSpan after, Action action)
    {
        var due = _time.GetTimestamp() + (long)(after.TotalSeconds * _time.TimestampFrequency);
        var deadline = new Deadline(this, due, ++_order, action);
        _pending.Add(deadline);
        Rearm();
        return deadline;
    }

    public void Dispose() => _timer.Dispose();

    internal void Remove(Deadline deadline)
    {
        if (_pending.Remove(deadline))
        {
            Rearm();
        }
    }

    private void Fire()
    {
        var now = _time.GetTimestamp();
        while (_pending.Min is { } first && first.Due <= now)
        {
            _pending.Remove(first);
            _mailbox.Post(first.Run);
        }

        Rearm();
    }

    private void Rearm()
    {
        Interlocked.Exchange(ref _count, _pending.Count);
        if (_pending.Min is not { } first)
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        var wait = _time.GetElapsedTime(_time.GetTimestamp(), first.Due);
        _timer.Change(wait > Shortest ? wait : Shortest, Timeout.InfiniteTimeSpan);
    }
}
