namespace CallCenter.Acd.Figures;

/// <summary>Waits by the whole second in which they ended: says exactly how many were within any target, also one that changes later.</summary>
internal sealed class WaitHistogram
{
    private readonly SortedDictionary<long, int> _seconds = [];

    public int Count { get; private set; }

    public void Add(long waitedMs)
    {
        var second = (waitedMs + 999) / 1000;
        _seconds[second] = _seconds.GetValueOrDefault(second) + 1;
        Count++;
    }

    /// <summary>Waits of at most this many seconds.</summary>
    public int Within(int seconds) => _seconds.TakeWhile(s => s.Key <= seconds).Sum(s => s.Value);

    public void Clear()
    {
        _seconds.Clear();
        Count = 0;
    }
}
