namespace CallCenter.AgentBridge.SignIn;

/// <summary>
/// One way of counting wrong passwords (a user, an address, both together, a device). Its places are taken while a password is looked at and,
/// after a wrong one, until the late answer has gone: that is what slows a guesser down, however many connections there are.
/// </summary>
/// <param name="places">tries at once.</param>
/// <param name="waiting">tries that may wait for a place; more are refused.</param>
/// <param name="free">wrong passwords that are answered at once.</param>
internal sealed class SignInLane(int places, int waiting, int free)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromMinutes(15);

    private readonly SemaphoreSlim _places = new(places);
    private int _inside;
    private int _failures;
    private long _lastTicks;

    public int Failures => Volatile.Read(ref _failures);

    /// <summary>How late the wrong password after so many others is answered: 0, then ½ s, 1 s, 2 s … 8 s.</summary>
    public static TimeSpan DelayAfter(int failures, int free) => failures < free
        ? TimeSpan.Zero
        : TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, 0.5 * Math.Pow(2, Math.Min(failures - free, 10))));

    /// <summary>False when too many are waiting already; else <see cref="Leave"/> gives the place back.</summary>
    public async Task<bool> EnterAsync(CancellationToken ct)
    {
        if (Interlocked.Increment(ref _inside) > places + waiting)
        {
            Interlocked.Decrement(ref _inside);
            return false;
        }

        try
        {
            await _places.WaitAsync(ct);
            return true;
        }
        catch
        {
            Interlocked.Decrement(ref _inside);
            throw;
        }
    }

    public void Leave()
    {
        _places.Release();
        Interlocked.Decrement(ref _inside);
    }

    /// <summary>Counts a wrong password; returns how late it is answered.</summary>
    public TimeSpan Fail(DateTimeOffset now)
    {
        if (IsForgotten(now))
        {
            Interlocked.Exchange(ref _failures, 0);
        }

        Interlocked.Exchange(ref _lastTicks, now.UtcTicks);
        return DelayAfter(Interlocked.Increment(ref _failures) - 1, free);
    }

    public void Forget() => Interlocked.Exchange(ref _failures, 0);

    /// <summary>Nobody is inside, and what was counted is too old to count.</summary>
    public bool IsIdle(DateTimeOffset now) => Volatile.Read(ref _inside) == 0 && IsForgotten(now);

    private bool IsForgotten(DateTimeOffset now) => now.UtcTicks - Interlocked.Read(ref _lastTicks) > ForgetAfter.Ticks;
}
