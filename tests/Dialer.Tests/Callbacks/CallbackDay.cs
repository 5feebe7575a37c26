using CallCenter.Dialer.Callbacks;

namespace CallCenter.Dialer.Tests.Callbacks;

/// <summary>
/// A simulated queue, second by second: who has to expect more than a minute is called back with some probability, by the plan. Nobody hangs up
/// and everybody can be reached, so that the same day without callbacks serves the same calls in the order of their arrival.
/// </summary>
internal sealed class CallbackDay(int seed, double accept)
{
    private const int Agents = 20;
    private const double MeanTalk = 240;
    private const int Hours = 6;
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(seed);
    private readonly List<(int Arrived, double Talk, bool Accepts, int Rings)> _callers = [];
    private readonly SortedSet<int> _live = [];
    private readonly SortedSet<int> _due = [];
    private readonly List<(int Caller, int AnswersAt)> _ringing = [];
    private readonly double[] _freeAt = new double[Agents];

    /// <summary>Seconds that each live caller waited, by the caller.</summary>
    public Dictionary<int, int> LiveWaits { get; } = [];

    /// <summary>Seconds that those who were called back waited after answering.</summary>
    public List<int> CallbackWaits { get; } = [];

    /// <summary>Callers served while somebody with an earlier place was waiting on the line.</summary>
    public int Passed { get; private set; }

    /// <summary>Callers who were called back.</summary>
    public int Callbacks { get; private set; }

    public CallbackDay Run()
    {
        Arrive();
        var (next, served, answered) = (0, 0, new Dictionary<int, int>());
        var kept = new HashSet<int>();
        for (var now = 0; served < _callers.Count; now++)
        {
            for (; next < _callers.Count && _callers[next].Arrived <= now; next++)
            {
                var calledBack = _callers[next].Accepts && (_live.Count + _due.Count) * MeanTalk / Agents > 60;
                (calledBack ? _due : _live).Add(next);
                Callbacks += calledBack && kept.Add(next) ? 1 : 0;
            }

            foreach (var (caller, _) in _ringing.Where(r => r.AnswersAt <= now).ToList())
            {
                _live.Add(caller);
                answered[caller] = now;
            }

            _ringing.RemoveAll(r => r.AnswersAt <= now);
            for (var agent = 0; agent < Agents; agent++)
            {
                if (_freeAt[agent] <= now && _live.Count > 0)
                {
                    var caller = _live.Min;
                    Passed += _live.Count(other => Place(other) < Place(caller));
                    _live.Remove(caller);
                    _freeAt[agent] = now + _callers[caller].Talk;
                    served++;
                    if (answered.TryGetValue(caller, out var at))
                    {
                        CallbackWaits.Add(now - at);
                    }
                    else
                    {
                        LiveWaits[caller] = now - _callers[caller].Arrived;
                    }
                }
            }

            Dial(now);
        }

        return this;
    }

    private void Dial(int now)
    {
        var idle = _freeAt.Count(free => free <= now);
        var soon = (Agents - idle) * (1 - Math.Exp(-CallbackPlan.WaySeconds / MeanTalk));
        var due = _due.ToList();
        var dial = CallbackPlan.Dial([.. due.Select(Place)], [.. _live.Select(Place)], _ringing.Count, idle, soon);
        foreach (var caller in due.Take(dial))
        {
            _due.Remove(caller);
            _ringing.Add((caller, now + _callers[caller].Rings));
        }
    }

    private static DateTimeOffset PlaceOf(int arrived) => Start.AddSeconds(arrived);

    private DateTimeOffset Place(int caller) => PlaceOf(_callers[caller].Arrived).AddTicks(caller);

    /// <summary>Load swings by 30 % around full.</summary>
    private void Arrive()
    {
        for (double at = 0; at < Hours * 3600;)
        {
            var rate = Agents / MeanTalk * (1 + (0.3 * Math.Sin(at / 3600 * Math.PI)));
            at += -Math.Log(1 - _random.NextDouble()) / rate;
            _callers.Add(((int)at, -Math.Log(1 - _random.NextDouble()) * MeanTalk, _random.NextDouble() < accept, _random.Next(8, 18)));
        }
    }
}
