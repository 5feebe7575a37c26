namespace CallCenter.Acd.Figures;

/// <summary>
/// One queue's day. A call counts on the day on which it entered (offered), was accepted (answered), or gave up (abandoned); the service level
/// follows the queue's formula.
/// </summary>
internal sealed class QueueFold
{
    private readonly Dictionary<CallId, DateTimeOffset> _waiting = [];
    private readonly WaitingCurve _curve = new();
    private readonly WaitHistogram _answered = new();
    private readonly WaitHistogram _abandoned = new();
    private readonly WaitHistogram _leftByWish = new();
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
        else if (today && fact.Why == QueueLeaving.LeftByKey)
        {
            _leftByWish.Add(fact.WaitedMs);
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
        _leftByWish.Clear();
        (_answeredWaitMs, _talkMs, _talks, _offered) = (0, 0, 0, 0);
    }

    /// <param name="usual">the formula of a queue that has none of its own.</param>
    public QueueFigures Figures(QueueConfig queue, ServiceLevelFormula usual, DateTimeOffset now, IReadOnlyDictionary<AgentState, int> agents, double? seatLoad)
    {
        var target = queue.ServiceLevelSeconds;
        var formula = queue.ServiceLevelFormula ?? usual;
        var counts = new ServiceLevelCounts(_offered, _answered.Count, _answered.Within(target), _abandoned.Count, _abandoned.Within(target), _leftByWish.Within(target));
        var (met, judged) = counts.Parts(formula);
        var longest = _waiting.Count == 0 ? 0 : Math.Max(0, Math.Floor((now - _waiting.Values.Min()).TotalSeconds));
        return new QueueFigures(queue.Name, _waiting.Count, longest, counts.Level(formula), target, _offered,
            _answered.Count, counts.AnsweredInTime, _abandoned.Count, Mean(_answeredWaitMs, _answered.Count), Mean(_talkMs, _talks), agents, seatLoad)
        {
            WaitingByMinute = _curve.Until(now), Formula = formula, Met = met, Judged = judged,
        };
    }

    private static double? Mean(long milliseconds, int count) => count == 0 ? null : Math.Round(milliseconds / 1000.0 / count);
}
