namespace CallCenter.Acd.Estimates;

/// <summary>The last 500 handling times, the abandonments of the last window, and how foreseen waits compared with what came true.</summary>
/// <param name="window">in ticks of the clock's timestamp.</param>
internal sealed class QueueHistory(long window)
{
    public const int LeastSamples = 20;
    private const int MostSamples = 500;
    private const int MostWaits = 20_000;
    private const double Gain = 0.02;

    private readonly Queue<double> _handling = new();
    private readonly Queue<(long At, double Seconds, bool Abandoned)> _waits = new();
    private double _handlingSum;
    private double _waitSum;
    private double _meanForeseen;
    private int _abandoned;

    public bool Known => _handling.Count >= LeastSamples;

    /// <summary>Calls that one agent finishes a second.</summary>
    public double ServiceRate => _handlingSum > 0 ? _handling.Count / _handlingSum : 0;

    /// <summary>Truth over forecast, slowly followed, between a half and two.</summary>
    public double Correction { get; private set; } = 1;

    public void Handled(double seconds)
    {
        _handling.Enqueue(seconds);
        _handlingSum += seconds;
        if (_handling.Count > MostSamples)
        {
            _handlingSum -= _handling.Dequeue();
        }
    }

    public void Waited(long now, double seconds, QueueLeaving why, double? foreseen)
    {
        var abandoned = why == QueueLeaving.Abandoned;
        _waits.Enqueue((now, seconds, abandoned));
        _waitSum += seconds;
        _abandoned += abandoned ? 1 : 0;
        Forget(now);
        if (why == QueueLeaving.Accepted && foreseen is > 0)
        {
            Learn(seconds, foreseen.Value);
        }
    }

    /// <summary>Callers who give up per second of waiting.</summary>
    public double AbandonRate(long now)
    {
        Forget(now);
        return _waitSum > 0 ? _abandoned / _waitSum : 0;
    }

    // Weighed by the mean forecast, not by each single one: the errors' sum goes to zero, and short waits do not outvote long ones.
    private void Learn(double seconds, double foreseen)
    {
        _meanForeseen += (_meanForeseen == 0 ? 1 : Gain) * (foreseen - _meanForeseen);
        Correction = Math.Clamp(Correction * (1 + (Gain * Math.Clamp((seconds - foreseen) / _meanForeseen, -1, 1))), 0.5, 2);
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
