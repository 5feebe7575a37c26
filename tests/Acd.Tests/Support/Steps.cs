namespace CallCenter.Acd.Tests.Support;

/// <summary>
/// Runs everything asynchronous on the test's own thread, one step at a time: in order of posting, or in a seeded random order, so that
/// a failure can be played again.
/// </summary>
internal sealed class Steps(Random? shuffle = null) : SynchronizationContext
{
    private readonly List<(SendOrPostCallback Work, object? State)> _works = [];

    public int Waiting => _works.Count;

    public override void Post(SendOrPostCallback d, object? state) => _works.Add((d, state));

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    /// <summary>Runs one step; false when there was none.</summary>
    public bool RunOne()
    {
        if (_works.Count == 0)
        {
            return false;
        }

        var index = shuffle?.Next(_works.Count) ?? 0;
        var (work, state) = _works[index];
        _works.RemoveAt(index);
        Within(() => work(state));
        return true;
    }

    public void Drain()
    {
        while (RunOne())
        {
        }
    }

    public void Within(Action action)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            action();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }
}
