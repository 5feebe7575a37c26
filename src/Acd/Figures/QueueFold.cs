namespace CallCenter.Acd.Figures;

/// <summary>
/// One queue's day. A call counts on the day on which it entered (offered), was accepted (answered), or gave up (abandoned).
/// Service level = answered within the target / (answered + abandoned after the target): who gives up before the target passes is
/// neither a success nor a failure.
/// </summary>
internal sealed class QueueFold
{
    private readonly Dictionary<CallId, DateTimeOffset> _waiting = [];
    private readonly WaitingCurve _curve = new();
    private readonly WaitHistogram _answered = new();
    private readonly WaitHistogram _abandoned = new();
    private long _answeredWaitMs;
    private long _talkMs;
    private int _talks;
    private int _offered;

    public void Queued(CallQueued fact, bool today)
    {
        _waiting[fact.CallId] = fact.At;
        _curve.Set(fact.At, _waiting.Count);
        _offered += today ? 1 : 0;
    }

    public void Left(QueueLeft fact, bool today)
    {
        _waiting.Remove(fact.CallId);
        _curve.Set(fact.At, _waiting.Count);
        if (today && fact.Why == QueueLeaving.Accepted)
        {
            _answered.Add(fact.WaitedMs);
            _answeredWaitMs += fact.WaitedMs;
        }
        else if (today && fact.Why == QueueLeaving.Abandoned)
        {
            _abandoned.Add(fact.WaitedMs);
        }
    }

    public void Talked(long milliseconds)
    {
        _talkMs += milliseconds;
        _talks++;
    }

    /// <summary>The call is gone without leaving the queue in order: the server went down.</summary>
    public void Lose(CallId call, DateTimeOffset at)
    {
        _waiting.Remove(call);
        _curve.Set(at, _waiting.Count);
    }

    public void LoseAll(DateTimeOffset at)
    {
        _waiting.Clear();
        _curve.Set(at, 0);
    }

    public void BeginDay()
    {
        _answered.Clear();
        _abandoned.Clear();
        (_answeredWaitMs, _talkMs, _talks, _offered) = (0, 0, 0, 0);
    }

    public QueueFigures Figures(QueueConfig queue, DateTimeOffset now, IReadOnlyDictionary<AgentState, int> agents, double? seatLoad)
    {
        var target = queue.ServiceLevelSeconds;
        var inTime = _answered.Within(target);
        var judged = _answered.Count + _abandoned.Count - _abandoned.Within(target);
        var longest = _waiting.Count == 0 ? 0 : Math.Max(0, Math.Floor((now - _waiting.Values.Min()).TotalSeconds));
        return new QueueFigures(queue.Name, _waiting.Count, longest, judged == 0 ? null : (double)inTime / judged, target, _offered,
            _answered.Count, inTime, _abandoned.Count, Mean(_answeredWaitMs, _answered.Count), Mean(_talkMs, _talks), agents, seatLoad)
        {
            WaitingByMinute = _curve.Until(now),
        };
    }

    private static double? Mean(long milliseconds, int count) => count == 0 ? null : Math.Round(milliseconds / 1000.0 / count);
}
