using CallCenter.Acd.Settings;

namespace CallCenter.Acd.Figures;

/// <summary>Keeps the fold and wakes those who watch: the first change is seen at once, the following ones in steps.</summary>
internal sealed class FiguresBoard : ILiveFigures, IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly Roster _roster;
    private readonly IAgentReach _reach;
    private readonly TimeSpan _every;
    private readonly TodayFold _fold;
    private readonly ITimer _timer;
    private TaskCompletionSource _next = NewSignal();
    private long _woken;
    private bool _armed;

    public FiguresBoard(TimeProvider time, Roster roster, IAgentReach reach, AcdOptions options)
    {
        (_time, _roster, _reach, _every) = (time, roster, reach, options.FiguresEvery);
        _fold = new TodayFold(time.GetUtcNow(), time.LocalTimeZone, options.ServiceLevel);
        _timer = time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _woken = time.GetTimestamp();
    }

    public LiveFigures Now()
    {
        lock (_gate)
        {
            return _fold.Figures(_time.GetUtcNow(), _roster.Current, _reach.TroubleOf);
        }
    }

    public Task WaitForChangeAsync(CancellationToken ct)
    {
        lock (_gate)
        {
            return _next.Task.WaitAsync(ct);
        }
    }

    public void Apply(JournalEntry entry)
    {
        lock (_gate)
        {
            _fold.Apply(entry);
        }

        Changed();
    }

    /// <summary>Something that the figures show has changed.</summary>
    public void Changed()
    {
        lock (_gate)
        {
            if (_armed)
            {
                return;
            }

            _armed = true;
            var wait = _every - _time.GetElapsedTime(_woken);
            _timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Wake()
    {
        TaskCompletionSource signal;
        lock (_gate)
        {
            (signal, _next, _armed, _woken) = (_next, NewSignal(), false, _time.GetTimestamp());
        }

        signal.TrySetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
