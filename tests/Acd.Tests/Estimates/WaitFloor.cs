namespace CallCenter.Acd.Tests.Estimates;

/// <summary>
/// How well anybody could foresee waits who knew the true rates, the line and since when each agent is busy: the deviation from the conditional mean, which
/// is left over by chance alone. The future of a moment is played many times; each is weighted by the chance that the caller stays that long.
/// </summary>
/// <param name="handling">draws a handling time, seconds.</param>
internal sealed class WaitFloor(Random random, Func<Random, double> handling, double patience)
{
    private const int Futures = 200;
    private const int Drawn = 200_000;

    private readonly double[] _handling = [.. Enumerable.Range(0, Drawn).Select(_ => handling(random)).Order()];
    private double _square;
    private double _wait;
    private double _weight;

    /// <summary>Share of the mean wait.</summary>
    public double Rmse => Math.Sqrt(_square / _weight) / (_wait / _weight);

    /// <summary>A caller has arrived who must wait.</summary>
    /// <param name="busyFor">seconds, of each agent.</param>
    public void Arrived(int ahead, IReadOnlyCollection<double> busyFor)
    {
        var free = busyFor.Select(FirstLonger).ToList();
        var (weights, moment, square) = (0.0, 0.0, 0.0);
        for (var i = 0; i < Futures; i++)
        {
            var wait = Play(ahead, busyFor.Zip(free, (past, first) => _handling[random.Next(first, Drawn)] - past));
            var weight = Math.Exp(-wait / patience);
            (weights, moment, square) = (weights + weight, moment + (weight * wait), square + (weight * wait * wait));
        }

        // one degree of freedom has gone into the mean
        _square += (square - (moment * moment / weights)) * Futures / (Futures - 1);
        (_wait, _weight) = (_wait + moment, _weight + weights);
    }

    private double Play(int ahead, IEnumerable<double> free)
    {
        var agents = new PriorityQueue<double, double>(free.Select(at => (at, at)));
        for (var i = 0; i < ahead; i++)
        {
            var at = agents.Peek();
            if (-Math.Log(1 - random.NextDouble()) * patience > at)
            {
                at += _handling[random.Next(Drawn)];
                agents.DequeueEnqueue(at, at);
            }
        }

        return agents.Peek();
    }

    private int FirstLonger(double seconds)
    {
        var at = Array.BinarySearch(_handling, seconds);
        return Math.Min(at < 0 ? ~at : at, Drawn - 1);
    }
}
