namespace CallCenter.PacingSimulator;

/// <summary>Random times; the same seed gives the same ones.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random _random = new(seed);

    public bool Is(double probability) => _random.NextDouble() < probability;

    public double Between(double from, double to) => from + (to - from) * _random.NextDouble();

    public double Exponential(double mean) => -mean * Math.Log(1 - _random.NextDouble());

    /// <param name="shape">a whole number.</param>
    public double Gamma(int shape, double mean)
    {
        var sum = 0.0;
        for (var i = 0; i < shape; i++)
        {
            sum += Exponential(mean / shape);
        }

        return sum;
    }

    /// <param name="variation">standard deviation / mean.</param>
    public double LogNormal(double mean, double variation)
    {
        var variance = Math.Log(1 + variation * variation);
        var normal = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
        return Math.Exp(Math.Log(mean) - variance / 2 + Math.Sqrt(variance) * normal);
    }
}
