using System.Collections.Concurrent;

namespace CallCenter.AgentBridge.SignIn;

/// <summary>Slows down whoever guesses: tries of one user from one address run one after the other, each wrong one later than the last.</summary>
internal sealed class SignInGuard(TimeProvider clock)
{
    private const int FreeTries = 2;
    private const int MostWaiting = 4;
    private const int PruneAt = 10_000;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, Tries> _tries = new();

    /// <summary>The pause before the next look at a password: 0, 0, 0, ½ s, 1 s, 2 s … 8 s.</summary>
    public static TimeSpan DelayAfter(int failures) => failures <= FreeTries
        ? TimeSpan.Zero
        : TimeSpan.FromSeconds(Math.Min(LongestDelay.TotalSeconds, 0.5 * Math.Pow(2, failures - FreeTries - 1)));

    /// <summary>Runs one try when its turn has come; null when too many are waiting already.</summary>
    public async Task<bool?> TryAsync(string user, string address, Func<Task<bool>> check, CancellationToken ct)
    {
        Prune();
        var tries = _tries.GetOrAdd($"{address} {user}", _ => new Tries());
        if (Interlocked.Increment(ref tries.Waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref tries.Waiting);
            return null;
        }

        try
        {
            await tries.Turn.WaitAsync(ct);
            try
            {
                return await RunAsync(tries, check, ct);
            }
            finally
            {
                tries.Turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref tries.Waiting);
        }
    }

    private async Task<bool> RunAsync(Tries tries, Func<Task<bool>> check, CancellationToken ct)
    {
        if (clock.GetUtcNow() - tries.Last > ForgetAfter)
        {
            tries.Failures = 0;
        }

        if (DelayAfter(tries.Failures) is { Ticks: > 0 } delay)
        {
            await Task.Delay(delay, clock, ct);
        }

        var good = await check();
        tries.Failures = good ? 0 : tries.Failures + 1;
        tries.Last = clock.GetUtcNow();
        return good;
    }

    private void Prune()
    {
        if (_tries.Count < PruneAt)
        {
            return;
        }

        var now = clock.GetUtcNow();
        foreach (var (key, tries) in _tries)
        {
            if (tries.Waiting == 0 && now - tries.Last > ForgetAfter)
            {
                _tries.TryRemove(key, out _);
            }
        }
    }

    private sealed class Tries
    {
        public readonly SemaphoreSlim Turn = new(1);
        public int Waiting;
        public int Failures;
        public DateTimeOffset Last = DateTimeOffset.MinValue;
    }
}
