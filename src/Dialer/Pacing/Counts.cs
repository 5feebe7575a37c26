namespace CallCenter.Dialer.Pacing;

/// <summary>The probability of each number of successes among independent chances; grows by one chance at a time (Poisson-binomial).</summary>
internal sealed class Counts
{
    private const double Nothing = 1e-9;

    private double[] _p = new double[64];

    /// <summary>The largest number that is worth a thought.</summary>
    public int Most { get; private set; }

    public Counts() => _p[0] = 1;

    public double this[int n] => n <= Most ? _p[n] : 0;

    /// <summary>One more chance.</summary>
    public void Add(double probability)
    {
        if (probability <= 0)
        {
            return;
        }

        if (Most + 1 == _p.Length)
        {
            Array.Resize(ref _p, _p.Length * 2);
        }

        _p[++Most] = 0;
        for (var n = Most; n > 0; n--)
        {
            _p[n] = _p[n] * (1 - probability) + _p[n - 1] * probability;
        }

        _p[0] *= 1 - probability;
        Trim();
    }

    /// <summary>Many chances that are small each.</summary>
    /// <param name="mean">their expected number of successes.</param>
    public void AddPoisson(double mean)
    {
        if (mean <= 0)
        {
            return;
        }

        var poisson = new List<double>();
        for (var (n, p) = (0, Math.Exp(-mean)); n < mean || p > Nothing; p *= mean / ++n)
        {
            poisson.Add(p);
        }

        var sum = new double[Math.Max(64, Most + poisson.Count + 1)];
        for (var n = 0; n <= Most; n++)
        {
            for (var m = 0; m < poisson.Count; m++)
            {
                sum[n + m] += _p[n] * poisson[m];
            }
        }

        (_p, Most) = (sum, Most + poisson.Count - 1);
        Trim();
    }

    /// <summary>Probability that this reaches <paramref name="base"/> + the other number; certain where that is not above zero.</summary>
    public double Reaches(int @base, Counts other)
    {
        var risk = 0.0;
        var tail = 0.0;
        var n = Most;
        for (var d = other.Most; d >= 0; d--)
        {
            var need = @base + d;
            while (n >= Math.Max(need, 0))
            {
                tail += _p[n--];
            }

            risk += other._p[d] * (need <= 0 ? 1 : tail);
        }

        return Math.Min(1, risk);
    }

    private void Trim()
    {
        while (Most > 0 && _p[Most] < Nothing)
        {
            Most--;
        }
    }
}
