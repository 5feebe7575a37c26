namespace CallCenter.Storage.Calls;

/// <summary>The calls in progress as of the last commit.</summary>
internal sealed class OpenCalls
{
    private readonly Lock _gate = new();
    private readonly Dictionary<CallId, CallState> _calls = [];

    public CallState? Find(CallId call)
    {
        lock (_gate)
        {
            return _calls.GetValueOrDefault(call);
        }
    }

    public IReadOnlyList<CallState> All()
    {
        lock (_gate)
        {
            return [.. _calls.Values];
        }
    }

    /// <summary>Takes over what a commit has changed; ended calls go.</summary>
    public void Update(IEnumerable<KeyValuePair<CallId, CallState>> changed)
    {
        lock (_gate)
        {
            foreach (var (call, state) in changed)
            {
                if (state.IsOpen)
                {
                    _calls[call] = state;
                }
                else
                {
                    _calls.Remove(call);
                }
            }
        }
    }
}
