namespace CallCenter.Speech.Voices;

/// <summary>
/// Work in native code that cannot be stopped: one piece at a time, on a thread of its own. A piece that takes longer than the limit is given
/// up; until it comes back after all, everything else is refused at once instead of waiting behind it.
/// </summary>
internal sealed class OneAtATime(TimeSpan limit, TimeProvider time)
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _gate = new();
    private CancellationTokenSource _hung = new();

    /// <summary>Null when this piece, or one before it, took too long.</summary>
    public async Task<T?> RunAsync<T>(Func<T> work, CancellationToken ct)
        where T : struct
    {
        var hung = Hung;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, hung);
        try
        {
            await _turn.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }

        var running = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _ = running.ContinueWith(_ => Finished(), TaskScheduler.Default);
        try
        {
            return await running.WaitAsync(limit, time, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            GiveUp(running);
            return null;
        }
    }

    private CancellationToken Hung
    {
        get { lock (_gate) { return _hung.Token; } }
    }

    private void GiveUp(Task running)
    {
        lock (_gate)
        {
            if (!running.IsCompleted)
            {
                _hung.Cancel();
            }
        }
    }

    private void Finished()
    {
        lock (_gate)
        {
            if (_hung.IsCancellationRequested)
            {
                _hung = new CancellationTokenSource();
            }
        }

        _turn.Release();
    }
}
