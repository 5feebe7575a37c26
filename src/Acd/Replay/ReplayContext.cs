namespace CallCenter.Acd.Replay;

/// <summary>Everything that a replay starts runs on its one thread, in the order in which it was posted.</summary>
internal sealed class ReplayContext : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Call, object? State)> _posted = new();

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_posted)
        {
            _posted.Enqueue((d, state));
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("a replay does not wait for itself");

    /// <summary>Until nothing is left to run.</summary>
    public void Drain()
    {
        while (Next() is var (call, state))
        {
            call(state);
        }
    }

    private (SendOrPostCallback Call, object? State)? Next()
    {
        lock (_posted)
        {
            return _posted.TryDequeue(out var next) ? next : null;
        }
    }
}
