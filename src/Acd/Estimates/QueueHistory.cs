namespace CallCenter.Acd.Estimates;

/// <summary>The last 500 handling times, the abandonments of the last window, and how foreseen waits compared with what came true.</summary>
/// <param name="window">in ticks of the clock's timestamp.</param>
internal sealed class QueueHistory(long window)
{
    public const int LeastSamples = 20;
    private const int MostSamples = 500;
    private const int MostWaits = 20_000;

    private readonly Queue<(long At, double Seconds)> _handling = new();
    private readonly Queue<(long At, double Seconds, bool Abandoned)> _waits = new();
    private double _handlingSum;
    private double _waitSum;
    private readonly Dictionary<string, ClassCorrection> _corrections = new(StringComparer.Ordinal);
    private int _abandoned;

    public bool Known => _handling.Count >= LeastSamples;

    /// <summary>Calls that one agent finishes a second.</summary>
    public double ServiceRate => _handlingSum > 0 ? _handling.Count / _handlingSum : 0;

    /// <summary>What its errors have taught for a class of callers.</summary>
    public ClassCorrection CorrectionOf(string valueClass)
    {
        if (!_corrections.TryGetValue(valueClass, out var correction))
        {
            _corrections.Add(valueClass, correction = new ClassCorrection());
        }

        return correction;
    }

    /// <summary>Seconds of work in the window, of the calls that are remembered.</summary>
    public double Load(long now) => _handling.Where(h => h.At >= now - window).Sum(h => h.Seconds);

    public void Handled(long now, double seconds)
    {
        _handling.Enqueue((now, seconds));
        _handlingSum += seconds;
        if (_handling.Count > MostSamples)
        {
            _handlingSum -= _handling.Dequeue().Seconds;
        }
    }

    public void Waited(long now, string valueClass, double seconds, QueueLeaving why, WaitForecast? foreseen)
    {
        var abandoned = why == QueueLeaving.Abandoned;
        _waits.Enqueue((now, seconds, abandoned));
        _waitSum += seconds;
        _abandoned += abandoned ? 1 : 0;
        Forget(now);
        if (why == QueueLeaving.Accepted && foreseen is { } forecast)
        {
            CorrectionOf(valueClass).Learn(seconds, forecast);
        }
    }

    /// <summary>Callers who give up per second of waiting.</summary>
    public double AbandonRate(long now)
    {
        Forget(now);
        return _waitSum > 0 ? _abandoned / _waitSum : 0;
    }

    private void Forget(long now)
    {
        while (_waits.TryPeek(out var oldest) && (oldest.At < now - window || _waits.Count > MostWaits))
        {
            _waits.Dequeue();
            _waitSum = Math.Max(0, _waitSum - oldest.Seconds);
            _abandoned -= oldest.Abandoned ? 1 : 0;
        }
    }
}
