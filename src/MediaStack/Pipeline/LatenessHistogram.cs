namespace CallCenter.MediaStack.Pipeline;

/// <summary>Counts delays in steps of 0.1 ms up to 100 ms. Written by one thread, taken by another.</summary>
internal sealed class LatenessHistogram
{
    private const int Buckets = 1001;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(0.1);

    private readonly Lock _gate = new();
    private readonly int[] _counts = new int[Buckets];
    private long _total;
    private TimeSpan _max;

    public void Add(TimeSpan late)
    {
        lock (_gate)
        {
            _counts[(int)Math.Clamp(late.Ticks / Step.Ticks, 0, Buckets - 1)]++;
            _total++;
            _max = late > _max ? late : _max;
        }
    }

    public MediaClockStats Take(long framesSkipped)
    {
        lock (_gate)
        {
            var stats = new MediaClockStats(Percentile(0.5), Percentile(0.99), _max, framesSkipped);
            Array.Clear(_counts);
            _total = 0;
            _max = TimeSpan.Zero;
            return stats;
        }
    }

    private TimeSpan Percentile(double share)
    {
        long sum = 0;
        for (var i = 0; i < Buckets; i++)
        {
            sum += _counts[i];
            if (sum > 0 && sum >= _total * share)
            {
                return Step * i;
            }
        }

        return TimeSpan.Zero;
    }
}
