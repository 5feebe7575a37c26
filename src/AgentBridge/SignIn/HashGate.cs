namespace CallCenter.AgentBridge.SignIn;

/// <summary>Looking at a password costs tens of milliseconds of a core on purpose: so many at once, the others wait, so that calls keep their share.</summary>
internal sealed class HashGate(int atOnce, int waiting)
{
    private readonly SemaphoreSlim _turns = new(atOnce);
    private int _inside;

    /// <summary>Null when too many are waiting.</summary>
    public async Task<bool?> RunAsync(Func<Task<bool>> check, CancellationToken ct)
    {
        if (Interlocked.Increment(ref _inside) > atOnce + waiting)
        {
            Interlocked.Decrement(ref _inside);
            return null;
        }

        try
        {
            await _turns.WaitAsync(ct);
            try
            {
                return await check();
            }
            finally
            {
                _turns.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }
}
