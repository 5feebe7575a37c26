namespace CallCenter.Acd.Figures;

/// <summary>How many waited at once, minute by minute, for the last quarter of an hour.</summary>
internal sealed class WaitingCurve
{
    public const int Minutes = 15;

    private readonly Queue<(long Minute, int Most)> _past = new();
    private long _minute = long.MinValue;
    private int _most;
    private int _now;

    /// <summary>So many wait from this moment on. A moment of a minute that has passed counts for the present one.</summary>
    public void Set(DateTimeOffset at, int waiting)
    {
        TurnTo(MinuteOf(at));
        _now = waiting;
        _most = Math.Max(_most, waiting);
    }

    /// <summary>The most in each of the last minutes, oldest first; the minute of <paramref name="now"/> is the last.</summary>
    public IReadOnlyList<int> Until(DateTimeOffset now)
    {
        TurnTo(MinuteOf(now));
        var most = new int[Minutes];
        foreach (var (minute, waited) in _past.Where(p => p.Minute > _minute - Minutes))
        {
            most[Minutes - 1 - (int)(_minute - minute)] = waited;
        }

        most[^1] = _most;
        return most;
    }

    // In a minute without a change as many waited as at its beginning.
    private void TurnTo(long minute)
    {
        if (minute <= _minute)
        {
            return;
        }

        if (_minute != long.MinValue)
        {
            _past.Enqueue((_minute, _most));
            for (var quiet = Math.Max(_minute + 1, minute - Minutes); quiet < minute; quiet++)
            {
                _past.Enqueue((quiet, _now));
            }
        }

        while (_past.Count > Minutes)
        {
            _past.Dequeue();
        }

        (_minute, _most) = (minute, _now);
    }

    private static long MinuteOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / 60;
}
