namespace CallCenter.CallControl.Trunks;

/// <summary>What one trunk has carried in the last hour, minute by minute, and what went wrong last. Safe to use from any thread.</summary>
internal sealed class TrunkTally(TimeProvider time)
{
    private const int Minutes = 60;
    private const int MostErrors = 10;

    private readonly Lock _gate = new();
    private readonly (long Minute, TrunkTraffic Traffic)[] _minutes = [.. Enumerable.Repeat((-1L, TrunkTraffic.None), Minutes)];
    private readonly Queue<TrunkError> _errors = new();

    private long Now => time.GetUtcNow().ToUnixTimeSeconds() / 60;

    public TrunkTraffic LastHour
    {
        get
        {
            lock (_gate)
            {
                var since = Now - Minutes;
                return _minutes.Where(m => m.Minute > since).Aggregate(TrunkTraffic.None, (sum, m) => new TrunkTraffic(
                    sum.Received + m.Traffic.Received, sum.Dialed + m.Traffic.Dialed, sum.Answered + m.Traffic.Answered, sum.Failed + m.Traffic.Failed));
            }
        }
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<TrunkError> LastErrors
    {
        get { lock (_gate) { return [.. _errors.Reverse()]; } }
    }

    public void Received() => Count(t => t with { Received = t.Received + 1 });

    public void Dialed() => Count(t => t with { Dialed = t.Dialed + 1 });

    public void Answered() => Count(t => t with { Answered = t.Answered + 1 });

    /// <summary>A call out that the trunk itself did not carry.</summary>
    public void FailedCall(int status)
    {
        Count(t => t with { Failed = t.Failed + 1 });
        Fail(TrunkErrorKind.Call, status);
    }

    public void Fail(TrunkErrorKind kind, int status)
    {
        lock (_gate)
        {
            _errors.Enqueue(new TrunkError(time.GetUtcNow(), kind, status));
            if (_errors.Count > MostErrors)
            {
                _errors.Dequeue();
            }
        }
    }

    private void Count(Func<TrunkTraffic, TrunkTraffic> more)
    {
        lock (_gate)
        {
            ref var slot = ref _minutes[Now % Minutes];
            slot = (Now, more(slot.Minute == Now ? slot.Traffic : TrunkTraffic.None));
        }
    }
}
