namespace CallCenter.SipStack.Timing;

/// <summary>
/// All timers of an endpoint: a heap ordered by due time and one timer of the clock, which rings at hundredths of a second, so that thousands of
/// transactions that linger wake a thread a hundred times a second at most. None fires before its time. Used on the loop only.
/// </summary>
internal sealed class TimerQueue : IDisposable
{
    private const int Ways = 4;
    private const long Grain = 10 * TimeSpan.TicksPerMillisecond;

    private readonly TimeProvider _time;
    private readonly SipLoop _loop;
    private readonly ITimer _alarm;
    private readonly Action<object?> _tick;
    private readonly long _start;
    private TimerEntry[] _heap = new TimerEntry[64];
    private long _armed = long.MaxValue;

    public TimerQueue(TimeProvider time, SipLoop loop)
    {
        (_time, _loop) = (time, loop);
        _start = time.GetTimestamp();
        _tick = _ => Tick();
        _alarm = time.CreateTimer(_ => _loop.Post(_tick, null), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public int Count { get; private set; }

    public TimeProvider Clock => _time;

    /// <summary>Sets (or moves) a timer.</summary>
    public void Set(TimerEntry timer, TimeSpan after)
    {
        timer.Due = Now() + Math.Max(0, after.Ticks);
        if (timer.Index >= 0)
        {
            Down(Up(timer.Index));
        }
        else
        {
            if (Count == _heap.Length)
            {
                Array.Resize(ref _heap, Count * 2);
            }

            Put(timer, Count++);
            Up(timer.Index);
        }

        Arm();
    }

    public void Clear(TimerEntry? timer)
    {
        if (timer is not { Index: >= 0 })
        {
            return;
        }

        var hole = timer.Index;
        timer.Index = -1;
        var last = _heap[--Count];
        _heap[Count] = null!;
        if (last != timer)
        {
            Put(last, hole);
            Down(Up(hole));
        }
    }

    public void Dispose() => _alarm.Dispose();

    private void Tick()
    {
        _armed = long.MaxValue;
        try
        {
            var now = Now();
            while (Count > 0 && _heap[0].Due <= now)
            {
                var timer = _heap[0];
                Clear(timer);
                timer.Owner.OnTimer(timer);
            }
        }
        finally
        {
            // Whatever one owner does wrong, the others' time goes on.
            Arm();
        }
    }

    // A timer that was cleared leaves the alarm as it is: an early tick costs less than setting it each time.
    private void Arm()
    {
        if (Count > 0 && (_heap[0].Due + Grain - 1) / Grain * Grain is var rings && rings < _armed)
        {
            _armed = rings;
            // The clock's timers count whole milliseconds: rounded down it would ring before its time.
            var wait = Math.Max(0, _armed - Now());
            _alarm.Change(TimeSpan.FromMilliseconds((wait + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond),
                Timeout.InfiniteTimeSpan);
        }
    }

    private long Now() => _time.GetElapsedTime(_start).Ticks;

    private int Up(int index)
    {
        var timer = _heap[index];
        while (index > 0 && _heap[(index - 1) / Ways].Due > timer.Due)
        {
            Put(_heap[(index - 1) / Ways], index);
            index = (index - 1) / Ways;
        }

        Put(timer, index);
        return index;
    }

    private void Down(int index)
    {
        var timer = _heap[index];
        while (true)
        {
            var child = SmallestChild(index);
            if (child < 0 || _heap[child].Due >= timer.Due)
            {
                break;
            }

            Put(_heap[child], index);
            index = child;
        }

        Put(timer, index);
    }

    private int SmallestChild(int index)
    {
        var first = (index * Ways) + 1;
        if (first >= Count)
        {
            return -1;
        }

        var smallest = first;
        for (var i = first + 1; i < Math.Min(first + Ways, Count); i++)
        {
            smallest = _heap[i].Due < _heap[smallest].Due ? i : smallest;
        }

        return smallest;
    }

    private void Put(TimerEntry timer, int index)
    {
        _heap[index] = timer;
        timer.Index = index;
    }
}
