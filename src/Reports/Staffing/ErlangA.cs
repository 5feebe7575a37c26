namespace CallCenter.Reports.Staffing;

/// <summary>
/// M/M/n+M (Palm 1946; Garnett, Mandelbaum and Reiman 2002): calls come at random, each is handled for a random time, and who waits gives up
/// after a random time. Without giving up it is Erlang C. Handling includes the wrap-up.
/// </summary>
internal static class ErlangA
{
    private const int Steps = 200;
    private const double Tiny = 1e-15;

    /// <param name="rate">calls a second.</param>
    /// <param name="handle">mean seconds of an agent's work on a call.</param>
    /// <param name="patience">mean seconds until a waiting caller gives up; null = nobody does.</param>
    /// <param name="agents">at least 1.</param>
    /// <param name="target">seconds within which a call is to be answered.</param>
    public static WaitingModel Of(double rate, double handle, double? patience, int agents, double target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(agents, 1);
        var load = rate * handle;
        var blocked = ErlangB(agents, load);
        return patience is { } mean ? WithPatience(rate, handle, 1 / mean, agents, target, blocked) : Endless(load, handle, agents, target, blocked);
    }

    /// <summary>The fewest agents with whom so many calls are answered in time; null when <paramref name="most"/> are too few.</summary>
    public static int? Needed(double rate, double handle, double? patience, double target, double share, int most = 2000)
    {
        if (Of(rate, handle, patience, most, target).InTime < share)
        {
            return null;
        }

        var (few, enough) = (0, most);
        while (enough - few > 1)
        {
            var middle = (few + enough) / 2;
            (few, enough) = Of(rate, handle, patience, middle, target).InTime >= share ? (few, middle) : (middle, enough);
        }

        return enough;
    }

    /// <summary>Share of calls that find all agents busy and are lost, by the recursion of its inverse.</summary>
    public static double ErlangB(int agents, double load)
    {
        if (load <= 0)
        {
            return 0;
        }

        var inverse = 1.0;
        for (var k = 1; k <= agents; k++)
        {
            inverse = 1 + (inverse * k / load);
        }

        return 1 / inverse;
    }

    private static WaitingModel Endless(double load, double handle, int agents, double target, double blocked)
    {
        if (agents <= load)
        {
            return new WaitingModel(1, 0, double.PositiveInfinity, 1, 0);
        }

        var waits = agents * blocked / (agents - (load * (1 - blocked)));
        var spare = agents - load;
        return new WaitingModel(waits, 0, waits * handle / spare, load / agents, 1 - (waits * Math.Exp(-spare * target / handle)));
    }

    private static WaitingModel WithPatience(double rate, double handle, double giveUp, int agents, double target, double blocked)
    {
        if (rate <= 0)
        {
            return new WaitingModel(0, 0, 0, 0, 1);
        }

        var (x, y) = (agents / handle / giveUp, rate / giveUp);
        var occupied = rate * handle / agents;
        var logS = LogS(x, y);
        var oddsOfWait = blocked * Math.Exp(Math.Min(logS, 600));
        var waits = oddsOfWait / (1 - blocked + oddsOfWait); // S·B / (1 + (S − 1)·B)
        var abandons = waits * ((Math.Exp(-logS) / occupied) + 1 - (1 / occupied));
        var late = Longer(target) * Math.Exp(-giveUp * target);
        return new WaitingModel(waits, abandons, abandons / giveUp, occupied * (1 - abandons), 1 - late - (giveUp * Integral()));

        // Share of calls whose wait, if they had all patience, would be longer than t.
        double Longer(double t)
        {
            var then = y * Math.Exp(-giveUp * t);
            return waits * Math.Exp((-agents / handle * t) + y - then + LogS(x, then) - logS);
        }

        double Integral()
        {
            var step = target / Steps;
            var sum = 0.0;
            for (var i = 0; i <= Steps; i++)
            {
                var weight = i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2; // Simpson
                sum += weight * Math.Exp(-giveUp * i * step) * Longer(i * step);
            }

            return sum * step / 3;
        }
    }

    /// <summary>Logarithm of 1 + Σ_j Π_{k≤j} y/(x+k), scaled down where it grows large.</summary>
    private static double LogS(double x, double y)
    {
        var (sum, term, scale) = (1.0, 1.0, 0.0);
        for (var k = 1; ; k++)
        {
            term *= y / (x + k);
            sum += term;
            if (sum > 1e200)
            {
                (sum, term, scale) = (sum * 1e-200, term * 1e-200, scale + (200 * Math.Log(10)));
            }

            if (term < Tiny * sum && x + k > y)
            {
                return Math.Log(sum) + scale;
            }
        }
    }
}
