using System.Globalization;
using CallCenter.Acd.Estimates;
using CallCenter.CallModel.Facts;
using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Estimates;

/// <summary>
/// A queue over some hours: arrivals by a Poisson process whose rate may swing, lognormal handling (240 s, deviation 0.9 of the mean),
/// exponential patience (600 s). What is foreseen for each caller at entry is held against the wait of those who are served.
/// </summary>
internal sealed class WaitDay
{
    private const double Handling = 240;
    private const double Spread = 0.9;
    private const double Patience = 600;
    private const double Hours = 24 * 3600;
    private const double WarmUp = 3600;

    private readonly Random _random;
    private readonly int _servers;
    private readonly double _load;
    private readonly double _swing;
    private readonly double _period;
    private readonly int _judged;
    private readonly ManualTimeProvider _clock = new();
    private readonly WaitEstimates _estimates;
    private readonly PriorityQueue<Action, double> _events = new();
    private readonly LinkedList<Caller> _line = new();
    private double _now;
    private readonly HashSet<Conversation> _busy = [];
    private readonly WaitFloor? _floor;
    private int _arrivals;
    private double _error;
    private double _square;
    private double _wait;
    private int _covered;

    private WaitDay(Random random, int servers, double load, double swing, double hours, int judged)
    {
        (_judged, _floor) = (judged, judged == 0 ? null : new WaitFloor(new Random(servers), Handled, Patience));
        (_random, _servers, _load, _swing, _period) = (random, servers, load, swing, hours * 3600);
        _estimates = new WaitEstimates(_clock);
    }

    public int Waits { get; private set; }

    /// <summary>In seconds, of those who waited and were served.</summary>
    public double MeanWait => _wait / Waits;

    public double Bias => _error / _wait;

    public double Rmse => Math.Sqrt(_square / Waits) / (_wait / Waits);

    /// <summary>The least <see cref="Rmse"/> that any forecast could have; of the callers that were judged so.</summary>
    public double Floor => _floor?.Rmse ?? double.NaN;

    public double Covered => (double)_covered / Waits;

    /// <param name="judged">for each so many-th caller who waits, what could have been foreseen is found as well; 0 = for none.</param>
    public static WaitDay Simulate(Random random, int servers, double load, double swing, double hours, int judged = 0)
    {
        var day = new WaitDay(random, servers, load, swing, hours, judged);
        day.NextArrival();
        while (day._events.TryDequeue(out var happens, out var at) && at < Hours)
        {
            day._clock.Advance(TimeSpan.FromSeconds(Math.Max(0, at - day._now)));
            day._now = at;
            happens();
        }

        return day;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{_servers} agents, load {_load} ±{_swing:P0}: {Waits} waits of {_wait / Waits:F0} s, bias {Bias:P1}, RMSE {Rmse:P1}, within P80 {Covered:P1}");

    private void NextArrival()
    {
        var most = _servers / Handling * _load * (1 + _swing);
        var at = _now + Exponential(1 / most);
        var share = (1 + (_swing * Math.Sin(2 * Math.PI * at / _period))) / (1 + _swing);
        _events.Enqueue(() =>
        {
            if (_random.NextDouble() < share)
            {
                Arrive();
            }

            NextArrival();
        }, at);
    }

    private void Arrive()
    {
        if (_busy.Count < _servers)
        {
            Serve();
            return;
        }

        if (_judged > 0 && _now > WarmUp && ++_arrivals % _judged == 0)
        {
            _floor!.Arrived(_line.Count, [.. _busy.Select(c => _now - c.Since)]);
        }

        var caller = new Caller(_now, _estimates.Foresee("q", "C", _line.Count + 1, _servers));
        var node = _line.AddLast(caller);
        _events.Enqueue(() =>
        {
            if (node.List is not null)
            {
                _line.Remove(node);
                _estimates.Waited("q", "C", TimeSpan.FromSeconds(_now - caller.Arrived), QueueLeaving.Abandoned, caller.Foreseen);
            }
        }, _now + Exponential(Patience));
    }

    private void Serve()
    {
        var (conversation, length) = (new Conversation(_now), Handled(_random));
        _busy.Add(conversation);
        _events.Enqueue(() =>
        {
            _busy.Remove(conversation);
            _estimates.Handled("q", TimeSpan.FromSeconds(length));
            if (_line.First is { } head)
            {
                _line.RemoveFirst();
                CameTrue(head.Value);
                Serve();
            }
        }, _now + length);
    }

    private void CameTrue(Caller caller)
    {
        var waited = _now - caller.Arrived;
        _estimates.Waited("q", "C", TimeSpan.FromSeconds(waited), QueueLeaving.Accepted, caller.Foreseen);
        if (caller.Foreseen is { } foreseen && _now > WarmUp)
        {
            Waits++;
            (_error, _square, _wait) = (_error + foreseen.Mean - waited, _square + Math.Pow(foreseen.Mean - waited, 2), _wait + waited);
            _covered += waited <= foreseen.Within ? 1 : 0;
        }
    }

    private double Exponential(double mean) => -Math.Log(1 - _random.NextDouble()) * mean;

    private static double Handled(Random random)
    {
        var variance = Math.Log(1 + (Spread * Spread));
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return Math.Exp(Math.Log(Handling) - (variance / 2) + (Math.Sqrt(variance) * normal));
    }

    private sealed class Conversation(double since)
    {
        public double Since => since;
    }

    private sealed record Caller(double Arrived, WaitForecast? Foreseen);
}
