namespace CallCenter.SipStack.Timing;

/// <summary>
/// How much each source may do: so much at once, and that much again in every <paramref name="window"/>, little by little. Not safe from
/// several threads.
/// </summary>
/// <param name="size">at once; more than 0.</param>
public sealed class LeakyBuckets<TKey>(TimeProvider time, double size, TimeSpan window)
    where TKey : notnull
{
    private const int MostKeys = 20_000;

    private readonly Dictionary<TKey, (double Level, long At)> _buckets = [];

    /// <summary>True when nothing more may come from this source now.</summary>
    public bool IsFull(TKey key) => _buckets.TryGetValue(key, out var bucket) && Leaked(bucket) + 1 > size;

    /// <summary>Counts one, whether there was room for it or not.</summary>
    public void Add(TKey key)
    {
        var level = _buckets.TryGetValue(key, out var bucket) ? Leaked(bucket) : 0;
        if (level == 0 && _buckets.Count >= MostKeys)
        {
            Forget();
        }

        _buckets[key] = (Math.Min(level + 1, size), time.GetTimestamp());
    }

    /// <summary>Counts one when there is room for it.</summary>
    public bool TryAdd(TKey key)
    {
        if (IsFull(key))
        {
            return false;
        }

        Add(key);
        return true;
    }

    public void Remove(TKey key) => _buckets.Remove(key);

    private double Leaked((double Level, long At) bucket) =>
        Math.Max(0, bucket.Level - (size * (time.GetElapsedTime(bucket.At) / window)));

    // Whoever has been quiet is forgotten; when nobody was, all are, for memory has an end.
    private void Forget()
    {
        foreach (var (key, bucket) in _buckets)
        {
            if (Leaked(bucket) == 0)
            {
                _buckets.Remove(key);
            }
        }

        if (_buckets.Count >= MostKeys)
        {
            _buckets.Clear();
        }
    }
}
